"""Why a row is in the record: its sentence, the words that gave it, and the rules that read them."""

from timeline.explanation.reasons import why
from timeline.explanation.rendering import Explanation

__all__ = ["Explanation", "why"]
