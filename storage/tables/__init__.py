"""All tables, one file per feature. A file names its tables in `__all__`."""

from storage.tables.columns import metadata as metadata
from storage.tables.delivery import *
from storage.tables.digests import *
from storage.tables.enterprises import *
from storage.tables.evidence import *
from storage.tables.groups import *
from storage.tables.health import *
from storage.tables.mail import *
from storage.tables.meetings import *
from storage.tables.polls import *
from storage.tables.privacy import *
from storage.tables.questions import *
from storage.tables.recruiting import *
from storage.tables.regions import *
from storage.tables.reviews import *
from storage.tables.roles import *
from storage.tables.search import *
from storage.tables.themes import *
