"""The chat page: a messenger in the browser, for every person of the world."""

from sandbox.page.backstage import Backstage, Task
from sandbox.page.routes import mount

__all__ = ["Backstage", "Task", "mount"]
