"""The chat page: a messenger in the browser, for every person of the world."""

from sandbox.page.backstage import Backstage, Suggestion
from sandbox.page.routes import mount

__all__ = ["Backstage", "Suggestion", "mount"]
