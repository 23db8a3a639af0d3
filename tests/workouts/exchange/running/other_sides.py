"""The other side of a connection, which answers what a test wants."""

import socket
from threading import Thread

from workouts.exchange.running.fetching import Network

OPEN = "93.184.215.14"  # of the open internet


class Answers:
    """One answer for each connection, in turn; `asked` is what came."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)
        self.asked: list[bytes] = []

    def connect(self, _address: str, _host: str, _seconds: float) -> socket.socket:
        ours, theirs = socket.socketpair()
        Thread(target=self._answer, args=(theirs, self._answers.pop(0)), daemon=True).start()
        return ours

    def _answer(self, there: socket.socket, answer: bytes) -> None:
        with there:
            self.asked.append(there.recv(65_536))
            try:
                there.sendall(answer)
            except OSError:
                return  # the other side has heard enough


def network(there: Answers) -> Network:
    return Network(resolve=lambda _host, _seconds: [OPEN], connect=there.connect)
