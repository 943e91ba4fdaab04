"""Record against record: the tool against a corrected record, or one coder against another."""

from timeline.evaluation.comparison import evaluate
from timeline.evaluation.table import as_table

__all__ = ["as_table", "evaluate"]
