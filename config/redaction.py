"""Keeps the codes of plans out of the logs: whoever has one can open the plan."""

import logging
import re

CODE = re.compile(r"/(plans|shared)/[A-Za-z0-9_-]{20}(?![A-Za-z0-9_-])")
HIDDEN = r"/\1/..."


class HideCodes(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """The same record, with every code in its message and arguments hidden."""
        record.msg = _hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(arg) for arg in record.args)
        return True


def _hidden(value: object) -> object:
    return CODE.sub(HIDDEN, value) if isinstance(value, str) else value
