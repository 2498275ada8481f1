"""Metrics in the Prometheus format.

What happens is counted as it happens. What stands somewhere (in the outbox, in a queue) is looked at when somebody asks,
and is left out while it cannot be known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from bot.domain.delivery.urgency import Urgency

Looked = Mapping[str, float | Mapping[str, float]]
"""What was looked at, by the names of `GAUGES`: a number, or one for each value of the label."""

QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds, for what somebody waits for."""
PATIENT = (0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0)
"""Seconds, for what nobody waits for at that moment."""

GAUGES: Mapping[str, tuple[str, str | None]] = {
    "mgn_updates_under_way": ("Updates that are being handled or wait for their chat.", None),
    "mgn_chats_busy": ("Chats and polls with an update being handled.", None),
    "mgn_last_update_seconds_ago": ("Seconds since an update was handled; -1 before the first.", None),
    "mgn_telegram_heard_seconds_ago": ("Seconds since Telegram last answered; -1 before the first time.", None),
    "mgn_updates_set_aside": ("Updates that could not be handled since the start.", None),
    "mgn_database_away": ("1 while the database is unavailable.", None),
    "mgn_tasks_down": ("Long-running tasks that ended and are not running again.", None),
    "mgn_task_restarts": ("How often long-running tasks were restarted.", None),
    "mgn_leads": ("1 if this process does the work, 0 if it stands by.", None),
    "mgn_replicas": ("Processes on this database, as far as is known.", None),
    "mgn_messages_waiting": ("Messages that are due but not sent yet, by lane.", "lane"),
    "mgn_oldest_message_waits_seconds": ("How long the oldest of them has waited.", None),
    "mgn_timers_late_seconds": ("How late the longest overdue timer is.", None),
    "mgn_broadcasts_under_way": ("Digests and news being sent or paused.", None),
    "mgn_broadcast_letters": ("Their messages: all that are planned, and how many had which outcome.", "state"),
}
"""What is looked at: what it means, and the label it is told apart by."""


class _LookedAt(Collector):
    """Hands out what was looked at last."""

    def __init__(self) -> None:
        self.found: Looked = {}

    def collect(self) -> Iterable[Metric]:
        """Each gauge that is known."""
        for name, value in self.found.items():
            means, label = GAUGES[name]
            family = GaugeMetricFamily(name, means, labels=[] if label is None else [label])
            if isinstance(value, Mapping):
                for labelled, number in value.items():
                    family.add_metric([labelled], number)
            else:
                family.add_metric([], value)
            yield family


class Metrics:
    """The counters of one running bot: two bots in one process count apart."""

    def __init__(self) -> None:
        # When a counter was made is of no use to anybody, and doubles the page.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._looked_at = _LookedAt()
        self.registry.register(self._looked_at)
        self._updates = Counter("mgn_updates", "Updates handled, by kind.", ["kind"], registry=self.registry)
        self._handling = self._histogram(
            "mgn_update_seconds", "From the moment an update was stored until it was handled.", "kind"
        )
        self._in_line = self._histogram("mgn_update_waits_seconds", "How much of that time it waited for its chat.")
        self._requests = self._histogram("mgn_telegram_request_seconds", "How long Telegram took to answer.", "method")
        self._errors = Counter(
            "mgn_telegram_errors", "Requests that Telegram refused or did not answer.", ["kind"], registry=self.registry
        )
        self._letters = Counter(
            "mgn_letters", "Messages of the outbox that were tried, by lane and outcome.", ["lane", "fate"],
            registry=self.registry,
        )  # fmt: skip
        self._lag = self._histogram(
            "mgn_letter_lag_seconds", "From the moment a message was due until it arrived.", "lane", PATIENT
        )
        for lane in Urgency:
            self._lag.labels(lane.name.lower())

    def _histogram(
        self, name: str, means: str, label: str | None = None, buckets: tuple[float, ...] = QUICK
    ) -> Histogram:
        return Histogram(
            name, means, [] if label is None else [label], buckets=buckets, registry=self.registry
        )  # fmt: skip

    def update_handled(self, kind: str, seconds: float) -> None:
        """Count an update handled, and the time since it was stored."""
        self._updates.labels(kind).inc()
        self._handling.labels(kind).observe(seconds)

    def update_begun(self, seconds: float) -> None:
        """Record how long an update waited for its chat."""
        self._in_line.observe(seconds)

    def asked_telegram(self, method: str, seconds: float, error: str | None) -> None:
        """A request to Telegram is over.

        Args:
            error: what kind of refusal or failure it was; None where Telegram did as it was told.
        """
        self._requests.labels(method).observe(seconds)
        if error is not None:
            self._errors.labels(error).inc()

    def letter_settled(self, lane: int, fate: str, late: float) -> None:
        """Count a message of the outbox that was tried.

        Args:
            fate: `delivered`, or what is to be done about its failure.
            late: seconds since it was due.
        """
        name = Urgency(lane).name.lower()
        self._letters.labels(name, fate).inc()
        if fate == "delivered":
            self._lag.labels(name).observe(max(0.0, late))

    def page(self, found: Looked) -> bytes:
        """Return all metrics.

        Args:
            found: what was looked at just now.
        """
        self._looked_at.found = found
        return generate_latest(self.registry)

    @property
    def names(self) -> set[str]:
        """The name of every series there can be."""
        # Gauges are known before they have been looked at.
        self._looked_at.found = {name: {} if label else 0.0 for name, (_, label) in GAUGES.items()}
        found = {
            f"{family.name}_total" if family.type == "counter" else family.name for family in self.registry.collect()
        }
        histograms = {family.name for family in self.registry.collect() if family.type == "histogram"}
        return found | {f"{name}_{part}" for name in histograms for part in ("bucket", "sum", "count")}
