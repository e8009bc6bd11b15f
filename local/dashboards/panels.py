"""What dashboards are made of: lines, numbers and tables, all looking the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from grafana_foundation_sdk.builders.common import (
    ReduceDataOptions,
    VizLegendOptions,
    VizTooltipOptions,
)
from grafana_foundation_sdk.builders.dashboard import Dashboard, QueryVariable, Row
from grafana_foundation_sdk.builders.dashboard import ThresholdsConfig as Thresholds
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.builders.stat import Panel as StatPanel
from grafana_foundation_sdk.builders.table import Panel as TablePanel
from grafana_foundation_sdk.builders.timeseries import Panel as LinesPanel
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.common import (
    LegendDisplayMode,
    LegendPlacement,
    SortOrder,
    TooltipDisplayMode,
    VisibilityMode,
)
from grafana_foundation_sdk.models.dashboard import (
    DashboardCursorSync,
    DataSourceRef,
    Threshold,
    ThresholdsMode,
    VariableRefresh,
    VariableSort,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

SOURCE = DataSourceRef(type_val="prometheus", uid="prometheus")
HALF, THIRD, QUARTER, SIXTH, WHOLE = 12, 8, 6, 4, 24
LINES_HIGH, NUMBER_HIGH = 8, 4
Panel = LinesPanel | StatPanel | TablePanel


@dataclass(frozen=True, slots=True)
class Ask:
    """A query, and what its lines are called."""

    query: str
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How figures are read: their unit (Grafana's names), and from where on they are bad."""

    unit: str = "short"
    warns: float | None = None
    alarms: float | None = None
    least: float | None = 0
    most: float | None = None
    decimals: int | None = None

    def thresholds(self) -> Thresholds:
        """Give green, orange from `warns` on, red from `alarms` on."""
        steps = [Threshold(value=None, color="green")]
        if self.warns is not None:
            steps.append(Threshold(value=self.warns, color="orange"))
        if self.alarms is not None:
            steps.append(Threshold(value=self.alarms, color="red"))
        return Thresholds().mode(ThresholdsMode.ABSOLUTE).steps(steps)


PLAIN = Look()
SECONDS = Look("s")
BYTES = Look("bytes")
PER_SECOND = Look("ops")
SHARE = Look("percentunit", most=1)


@dataclass(frozen=True, slots=True)
class Board:
    """One dashboard: its rows of panels, and the variables its queries use."""

    uid: str
    title: str
    about: str
    rows: Sequence[tuple[str, Sequence[Panel]]]
    variables: Sequence[tuple[str, str]] = field(default_factory=tuple)
    since: str = "now-3h"

    def text(self) -> str:
        """Write it as Grafana reads it, the same every time."""
        made = (
            Dashboard(self.title)
            .uid(f"erp-{self.uid}")
            .description(self.about)
            .tags(["erp"])
            .readonly()
            .timezone("browser")
            .time(self.since, "now")
            .refresh("30s")
            .tooltip(DashboardCursorSync.CROSSHAIR)
        )
        for name, query in self.variables:
            made.with_variable(_variable(name, query))
        for title, panels in self.rows:
            made.with_row(Row(title))
            for panel in panels:
                made.with_panel(panel)
        written: Any = _without_nothing(json.loads(json.dumps(made.build(), cls=JSONEncoder)))
        for place, panel in enumerate(written["panels"]):
            panel["id"] = place + 1
        return json.dumps(written, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def lines(title: str, *asks: Ask, look: Look = PLAIN, wide: int = HALF) -> Panel:
    """Draw lines over time."""
    panel = (
        LinesPanel()
        .title(title)
        .datasource(SOURCE)
        .height(LINES_HIGH)
        .span(wide)
        .unit(look.unit)
        .fill_opacity(8)
        .line_width(1)
        .show_points(VisibilityMode.NEVER)
        .thresholds(look.thresholds())
        .legend(
            VizLegendOptions()
            .display_mode(LegendDisplayMode.LIST)
            .placement(LegendPlacement.BOTTOM)
            .show_legend(True)
        )
        .tooltip(VizTooltipOptions().mode(TooltipDisplayMode.MULTI).sort(SortOrder.DESCENDING))
    )
    if look.least is not None:
        panel.min(look.least)
    if look.most is not None:
        panel.max(look.most)
    for place, ask in enumerate(asks):
        panel.with_target(_query(ask).range().ref_id("ABCDEF"[place]))
    return panel


def number(title: str, query: str, look: Look = PLAIN, *, wide: int = SIXTH) -> Panel:
    """Show how it stands now, in its colour."""
    panel = (
        StatPanel()
        .title(title)
        .datasource(SOURCE)
        .height(NUMBER_HIGH)
        .span(wide)
        .unit(look.unit)
        .thresholds(look.thresholds())
        .no_value("none")
        .reduce_options(ReduceDataOptions().calcs(["lastNotNull"]))
        .with_target(_query(Ask(query)).instant().ref_id("A"))
    )
    if look.decimals is not None:
        panel.decimals(look.decimals)
    return panel


def table(title: str, query: str, look: Look = PLAIN, *, wide: int = HALF) -> Panel:
    """List what there is now, by its labels."""
    return (
        TablePanel()
        .title(title)
        .datasource(SOURCE)
        .height(LINES_HIGH)
        .span(wide)
        .unit(look.unit)
        .thresholds(look.thresholds())
        .with_target(_query(Ask(query)).instant().ref_id("A").format(PromQueryFormat.TABLE))
    )


def _query(ask: Ask) -> Dataquery:
    return Dataquery().expr(ask.query).legend_format(ask.legend or "__auto").datasource(SOURCE)


def _variable(name: str, query: str) -> QueryVariable:
    return (
        QueryVariable(name)
        .label(name.capitalize())
        .datasource(SOURCE)
        .query(query)
        .refresh(VariableRefresh.ON_DASHBOARD_LOAD)
        .sort(VariableSort.ALPHABETICAL_ASC)
    )


def _without_nothing(made: Any) -> Any:
    """Leave out what is not set: the kit writes it as null, which Grafana takes for a value.

    Only the first step of a threshold is null on purpose.
    """
    if isinstance(made, list):
        return [_without_nothing(part) for part in made]
    if isinstance(made, dict):
        return {
            name: _without_nothing(part)
            for name, part in made.items()
            if part is not None or name == "value"
        }
    return made
