"""Web pages written for the tests: the furniture of real ones around invented news without names or places."""

from html import escape

ARABIC = (
    "اجتمع وزيرا خارجية البلدين اليوم في العاصمة وبحثا خلال اللقاء سبل تثبيت الهدنة وتبادل الأسرى بين الطرفين.",
    "وقال الوزير في مؤتمر صحافي مشترك إن المحادثات كانت بناءة، مشيراً إلى أن جولة جديدة ستعقد خلال الأسبوع المقبل.",
    "وأضاف نظيره أن الجانبين اتفقا على تشكيل لجنة فنية مشتركة تتابع تنفيذ ما تم الاتفاق عليه وترفع تقريرها قريباً.",
)
RUSSIAN = (
    "Министры иностранных дел двух стран встретились в столице и обсудили перемирие и обмен пленными.",
    "На совместной пресс-конференции министр сказал, что переговоры были полезными, новый раунд пройдет через неделю.",
    "Его коллега добавил, что стороны договорились создать рабочую группу, которая проследит за соглашением.",
)
ENGLISH = (
    "The foreign ministers of the two countries met in the capital and spoke about a truce and exchange of captives.",
    "The minister told a joint news conference that talks had been useful and that a round would follow next week.",
    "His counterpart added that both sides had agreed to set up a working group that would watch over the agreement.",
)
FRENCH = (
    "Les ministres des affaires étrangères des deux pays se sont réunis dans la capitale pour évoquer la trêve.",
    "Le ministre a déclaré lors d'une conférence de presse commune que ces entretiens avaient été utiles à tous.",
    "Son homologue a précisé que les délégations étaient convenues de créer un groupe de travail pour suivre l'accord.",
)
HEADLINES = {
    "ar": "وزيرا الخارجية يبحثان تثبيت الهدنة",
    "ru": "Министры обсудили перемирие",
    "en": "Ministers discuss the truce",
    "fr": "Les ministres évoquent la trêve",
}
STORIES = {"ar": ARABIC, "ru": RUSSIAN, "en": ENGLISH, "fr": FRENCH}


def page(language: str, *, head: str = "", date_line: str = "", body: str | None = None, after: str = "") -> str:
    """Return a page of today's kind: menu, headline, date line, paragraphs, other articles, footer."""
    paragraphs = body if body is not None else "".join(f"<p>{escape(words)}</p>\n" for words in STORIES[language])
    others = "".join(
        f'<li><a href="/{n}">{HEADLINES["en"]} {n}</a> <time datetime="2031-01-0{n}">x</time></li>' for n in (1, 2)
    )
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{HEADLINES[language]} | The Paper</title>
<meta property="og:site_name" content="The Paper">{head}</head>
<body><header class="top"><div class="date">05/05/2031</div><nav><a href="/">1</a> <a href="/w">2</a></nav></header>
<main><article><h1>{HEADLINES[language]}</h1>
{date_line}
<div class="text">
{paragraphs}</div></article></main>
{after}
<aside class="most-read"><h3>+++</h3><ul>{others}</ul></aside>
<footer><p>© 2031 The Paper</p></footer></body></html>"""


def old_page(language: str, date_line: str, charset: str) -> str:
    """Return a page as they were made with tables: no headings, no paragraphs, a charset in its head."""
    story = "<br><br>\n".join(STORIES[language])
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{HEADLINES[language]}</title></head><body><table><tr><td><a href="/">1</a> | <a href="/2">2</a></td></tr>
<tr><td><font size="5"><b>{HEADLINES[language]}</b></font><br><font size="1">{date_line}</font>
<div>{story}</div></td></tr></table></body></html>"""
