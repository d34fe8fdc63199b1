"""Fewer indexes: none where another begins with the same column, none of what most leave empty."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


class Unindexed(migrations.AlterField):
    """Drop the index of a field, without the whole table being made anew as SQLite would."""

    def database_forwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        model = before.apps.get_model(app_label, self.model_name)
        column = model._meta.get_field(self.name).column
        editor.execute(_dropped(editor, model._meta.db_table, column))

    def database_backwards(self, app_label: str, editor: Any, before: Any, after: Any) -> None:
        model = after.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.name)
        editor.execute(editor._create_index_sql(model, fields=[field]))


def _dropped(editor: Any, table: str, column: str) -> str:
    return f'DROP INDEX IF EXISTS "{editor._create_index_name(table, [column])}"'


def drop_from_pairs(apps: Any, editor: Any) -> None:
    """Drop the index of figures in the table of figures and events, which has one of both."""
    editor.execute(_dropped(editor, "archive_figure_events", "figure_id"))


class Migration(migrations.Migration):
    dependencies = [("archive", "0010_smaller_search")]

    operations = [
        Unindexed(
            model_name="alignment",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="alignment",
            name="dispatch",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="alignments",
                to="archive.dispatch",
                verbose_name="dispatch",
            ),
        ),
        Unindexed(
            model_name="discrepancy",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="discrepancy",
            name="evidence_en",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="English words",
            ),
        ),
        Unindexed(
            model_name="discrepancy",
            name="evidence_zh",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="Chinese words",
            ),
        ),
        Unindexed(
            model_name="dispatch",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="archive.dispatch",
                verbose_name="merged into",
            ),
        ),
        Unindexed(
            model_name="dispatch",
            name="newspaper",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dispatches",
                to="archive.newspaper",
                verbose_name="newspaper",
            ),
        ),
        Unindexed(
            model_name="doubt",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="event",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="event",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="archive.event",
                verbose_name="merged into",
            ),
        ),
        Unindexed(
            model_name="event",
            name="outcome_claimant",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.agency",
                verbose_name="claimed by",
            ),
        ),
        Unindexed(
            model_name="eventevidence",
            name="event",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attestations",
                to="archive.event",
                verbose_name="event",
            ),
        ),
        Unindexed(
            model_name="eventlink",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="anchor",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.place",
                verbose_name="told from",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="evidence_en",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="English words",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="evidence_zh",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="Chinese words",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="filed_under",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="The gazetteer place that lists and regions count it under.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="filed",
                to="archive.place",
                verbose_name="filed under",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="road",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.place",
                verbose_name="along",
            ),
        ),
        Unindexed(
            model_name="eventplace",
            name="second_anchor",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.place",
                verbose_name="and from",
            ),
        ),
        Unindexed(
            model_name="eventreport",
            name="dispatch",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="archive.dispatch",
                verbose_name="dispatch",
            ),
        ),
        Unindexed(
            model_name="eventreport",
            name="event",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reports",
                to="archive.event",
                verbose_name="event",
            ),
        ),
        Unindexed(
            model_name="eventunit",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="eventunit",
            name="evidence_en",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="English words",
            ),
        ),
        Unindexed(
            model_name="eventunit",
            name="evidence_zh",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="Chinese words",
            ),
        ),
        Unindexed(
            model_name="eventunit",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="archive.unit",
                verbose_name="unit",
            ),
        ),
        Unindexed(
            model_name="evidence",
            name="paragraph",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="archive.paragraph",
                verbose_name="paragraph",
            ),
        ),
        Unindexed(
            model_name="figure",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="figure",
            name="evidence_en",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="English words",
            ),
        ),
        Unindexed(
            model_name="figure",
            name="evidence_zh",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.evidence",
                verbose_name="Chinese words",
            ),
        ),
        Unindexed(
            model_name="figure",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="A part is never added to its whole.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="parts",
                to="archive.figure",
                verbose_name="part of",
            ),
        ),
        Unindexed(
            model_name="figure",
            name="same_as",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="A repeated claim is never counted twice.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="repeats",
                to="archive.figure",
                verbose_name="repeats",
            ),
        ),
        Unindexed(
            model_name="paragraph",
            name="source",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="paragraphs",
                to="archive.sourcetext",
                verbose_name="version",
            ),
        ),
        Unindexed(
            model_name="place",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="place",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="archive.place",
                verbose_name="merged into",
            ),
        ),
        Unindexed(
            model_name="unit",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="Who settled this, when and why.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.decision",
                verbose_name="decision",
            ),
        ),
        Unindexed(
            model_name="unit",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="archive.unit",
                verbose_name="merged into",
            ),
        ),
        Unindexed(
            model_name="wireitem",
            name="dispatch",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="archive.dispatch",
                verbose_name="dispatch",
            ),
        ),
        migrations.AddIndex(
            model_name="alignment",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="alignment_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="discrepancy",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="discrepancy_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="discrepancy",
            index=models.Index(
                condition=models.Q(("evidence_en__isnull", False)),
                fields=["evidence_en"],
                name="discrepancy_evidence_en_set",
            ),
        ),
        migrations.AddIndex(
            model_name="discrepancy",
            index=models.Index(
                condition=models.Q(("evidence_zh__isnull", False)),
                fields=["evidence_zh"],
                name="discrepancy_evidence_zh_set",
            ),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="dispatch_merged_into_set",
            ),
        ),
        migrations.AddIndex(
            model_name="doubt",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="doubt_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="event_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="event_merged_into_set",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("outcome_claimant__isnull", False)),
                fields=["outcome_claimant"],
                name="event_outcome_claimant_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventlink",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="eventlink_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventplace",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="eventplace_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventplace",
            index=models.Index(
                condition=models.Q(("evidence_en__isnull", False)),
                fields=["evidence_en"],
                name="eventplace_evidence_en_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventplace",
            index=models.Index(
                condition=models.Q(("evidence_zh__isnull", False)),
                fields=["evidence_zh"],
                name="eventplace_evidence_zh_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventplace",
            index=models.Index(
                condition=models.Q(("anchor__isnull", False)),
                fields=["anchor"],
                name="eventplace_anchor_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventplace",
            index=models.Index(
                condition=models.Q(("second_anchor__isnull", False)),
                fields=["second_anchor"],
                name="eventplace_second_anchor_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventplace",
            index=models.Index(
                condition=models.Q(("road__isnull", False)),
                fields=["road"],
                name="eventplace_road_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventunit",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="eventunit_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventunit",
            index=models.Index(
                condition=models.Q(("evidence_en__isnull", False)),
                fields=["evidence_en"],
                name="eventunit_evidence_en_set",
            ),
        ),
        migrations.AddIndex(
            model_name="eventunit",
            index=models.Index(
                condition=models.Q(("evidence_zh__isnull", False)),
                fields=["evidence_zh"],
                name="eventunit_evidence_zh_set",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="figure_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(
                condition=models.Q(("evidence_en__isnull", False)),
                fields=["evidence_en"],
                name="figure_evidence_en_set",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(
                condition=models.Q(("evidence_zh__isnull", False)),
                fields=["evidence_zh"],
                name="figure_evidence_zh_set",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(
                condition=models.Q(("part_of__isnull", False)),
                fields=["part_of"],
                name="figure_part_of_set",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(
                condition=models.Q(("same_as__isnull", False)),
                fields=["same_as"],
                name="figure_same_as_set",
            ),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="place_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="place_merged_into_set",
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                condition=models.Q(("decision__isnull", False)),
                fields=["decision"],
                name="unit_decision_set",
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="unit_merged_into_set",
            ),
        ),
        migrations.RunPython(drop_from_pairs, migrations.RunPython.noop),
    ]
