"""How Chinese terms are rendered in English, dispatch by dispatch and counted over the archive."""

from __future__ import annotations

from django.db import models


class Rendering(models.Model):
    """A Chinese term and English words that render it somewhere in the archive, with counts.

    ``english`` is empty for sentences that have none of the renderings known. Counted at the end
    of every run, so that a page counts nothing; a rendering that is gone keeps its row with 0.
    """

    category = models.CharField(max_length=16)  # of the vocabulary, or agency, place
    code = models.CharField(max_length=60)
    chinese = models.CharField(max_length=60)  # folded: one form for both scripts
    english_key = models.CharField(max_length=120, blank=True)  # without case and inflection
    english = models.CharField(max_length=120, blank=True)  # as first printed
    uses = models.PositiveIntegerField(default=0)
    dispatches = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["chinese", "-uses"]
        indexes = [models.Index(fields=["english_key", "chinese"], name="rendering_of_english")]
        constraints = [
            models.UniqueConstraint(
                fields=["chinese", "english_key", "category", "code"], name="rendering_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.chinese} → {self.english or '—'}"


class TermUse(models.Model):
    """A rendering of one dispatch: how often it occurs there, and its first passage by offsets.

    Written and replaced with the reading. Without known English words, the offsets in English are
    those of the sentence.
    """

    dispatch = models.ForeignKey(
        "archive.Dispatch", on_delete=models.CASCADE, related_name="term_uses", db_index=False
    )
    rendering = models.ForeignKey(
        Rendering, on_delete=models.PROTECT, related_name="term_uses", db_index=False
    )
    uses = models.PositiveIntegerField()
    paragraph_zh = models.ForeignKey(
        "archive.Paragraph", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    start_zh = models.PositiveIntegerField()
    end_zh = models.PositiveIntegerField()
    paragraph_en = models.ForeignKey(
        "archive.Paragraph", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    start_en = models.PositiveIntegerField()
    end_en = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["rendering", "dispatch"], name="termuse_of_rendering")]
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "rendering"], name="termuse_once")
        ]

    def __str__(self) -> str:
        return f"{self.rendering}: {self.uses}"
