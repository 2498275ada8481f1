"""E-mail for people who look after groups."""

from bot.services.mail.addresses import MailAddresses
from bot.services.mail.replies import MailReplies
from bot.services.mail.sending import MailSending, copy_by_mail

__all__ = ["MailAddresses", "MailReplies", "MailSending", "copy_by_mail"]
