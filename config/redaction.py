"""Keeps out of the logs what opens a plan or an account, or tells who somebody is: codes, keys of
links in mails, e-mail addresses."""

import logging
import re

CODE = re.compile(r"/(plans|shared)/[A-Za-z0-9_-]{20}(?![A-Za-z0-9_-])")
ADDRESS = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+\.[\w.-]+")
KEY = re.compile(r"/(reset/key|confirm-email)/(?!done/|set-password)[^/\s]+")
HIDDEN = r"/\1/..."


class HideSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """The same record, with every code and address in its message and arguments hidden."""
        record.msg = _hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(arg) for arg in record.args)
        return True


def hidden(text: str) -> str:
    return ADDRESS.sub("...", KEY.sub(HIDDEN, CODE.sub(HIDDEN, text)))


def _hidden(value: object) -> object:
    return hidden(value) if isinstance(value, str) else value
