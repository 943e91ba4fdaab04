"""Record against record, the tool against a corrected one or coder against coder; and against known meetings."""

from timeline.evaluation.comparison import evaluate
from timeline.evaluation.known import Comparison, compare
from timeline.evaluation.table import as_table

__all__ = ["Comparison", "as_table", "compare", "evaluate"]
