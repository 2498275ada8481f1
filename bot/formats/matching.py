"""Pair as many as possible, choosing the best matches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.formats.later import Later

if TYPE_CHECKING:
    import rustworkx
else:
    rustworkx = Later("rustworkx")


def best_pairs(worth: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs in which nobody stands twice: as many as there can be, and of those the ones worth most together.

    A maximum weight matching of maximum cardinality in a general graph, after Galil (1986).

    Args:
        worth: of each pair that is possible, a whole number above nothing.
    """
    known = sorted({each for both in worth for each in both})
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    place = dict(zip(known, graph.add_nodes_from(known), strict=True))
    graph.add_edges_from([(place[one], place[other], worth[one, other]) for one, other in sorted(worth)])
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted((min(known[a], known[b]), max(known[a], known[b])) for a, b in found)
