"""What one operation's answers are, and how they become results and errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from dataclasses import dataclass

from ._decode import body
from .errors import DecodeError, ErrorResponse, UnexpectedStatus
from .types import Response

if TYPE_CHECKING:
    import httpx

T_co = TypeVar("T_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)


class Answer(NamedTuple):
    """How the body of one status is read.

    Args:
        source: Whether the body is JSON, text, bytes or not described.
        decode: What turns the JSON data, the text or the bytes into the result.
    """

    source: Literal["json", "text", "bytes", "none"]
    decode: Callable[[Any], Any] = lambda value: value


class Failure(NamedTuple):
    """A JSON body that is a failure inside a success.

    Args:
        fields: The fields that tell it.
        decode: What turns its data into a model.
    """

    fields: tuple[str, ...]
    decode: Callable[[Any], Any]


def _parsed(decode: Callable[[Any], Any], data: Any) -> Any:
    """A failure's body, or None where it is something else than the specification says: it is a failure all the same."""
    try:
        return decode(data)
    except DecodeError:
        return None


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[T_co, E_co]):
    """One operation's answers.

    Args:
        operation_id: The operation.
        answers: How each documented status is read, by "200", by "4XX" or as "default".
        failures: The failures that its successes may hide.
    """

    operation_id: str
    answers: Mapping[str, Answer]
    failures: tuple[Failure, ...] = ()

    def answer(self, status_code: int) -> Answer | None:
        """How the body of a status is read, or None for an undocumented status."""
        answers = self.answers
        return (
            answers.get(str(status_code)) or answers.get(f"{status_code // 100}XX") or answers.get("default")
        )

    def result(self, response: httpx.Response) -> T_co:
        """The result of a call.

        Raises:
            ErrorResponse: The server refused the call, in its status or in the body.
            DecodeError: A success whose body is not what the specification says.
        """
        status, content = response.status_code, response.content
        answer = self.answer(status)
        if answer is None:
            raise UnexpectedStatus(self.operation_id, status, content, response.headers, None)
        if not response.is_success:
            raise ErrorResponse(
                self.operation_id, status, content, response.headers, self._failed(answer, response)
            )
        try:
            data = self._data(answer, response)
            if failure := self._failure(answer, data, response):
                parsed = _parsed(failure[0].decode, failure[1])
                raise ErrorResponse(self.operation_id, status, content, response.headers, parsed)
            result: T_co = answer.decode(data)
        except DecodeError as error:
            raise error.of(status, content) from None
        return result

    def response(self, response: httpx.Response) -> Response[T_co | E_co]:
        """The whole answer of a call, success or not.

        Raises:
            DecodeError: A success whose body is not what the specification says.
        """
        parsed: Any
        try:
            parsed = self.result(response)
        except ErrorResponse as error:
            parsed = error.parsed
        return Response(response.status_code, response.content, response.headers, parsed)

    @staticmethod
    def _data(answer: Answer, response: httpx.Response) -> Any:
        if answer.source == "json":
            return body(response.content)
        if answer.source == "text":
            return response.text
        return response.content if answer.source == "bytes" else None

    def _failed(self, answer: Answer, response: httpx.Response) -> Any:
        return _parsed(lambda body: answer.decode(self._data(answer, body)), response)

    def _failure(self, answer: Answer, data: Any, response: httpx.Response) -> tuple[Failure, Any] | None:
        if not self.failures:
            return None
        if answer.source != "json":
            if "json" not in response.headers.get("content-type", "").lower():
                return None
            try:
                data = body(response.content)
            except DecodeError:
                return None
        if type(data) is dict:
            for failure in self.failures:
                if all(name in data for name in failure.fields):
                    return failure, data
        return None
