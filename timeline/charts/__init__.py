"""Charts: a linked record in, an Altair chart out, drawn the same offline, in print and in Arabic.

Importing this package registers and enables the Altair theme and the Altair renderer ``timeline`` and tells vl-convert
where the fonts of the charts are; it changes nothing else. See ``timeline.charts.theme`` for how to undo it.
"""

from timeline.charts import renderer, theme
from timeline.charts.frequency import meeting_frequency
from timeline.charts.meetings import meeting_timeline
from timeline.charts.saving import save
from timeline.charts.topics import claim_topics

__all__ = ["claim_topics", "meeting_frequency", "meeting_timeline", "save"]

theme.register()
renderer.register()
