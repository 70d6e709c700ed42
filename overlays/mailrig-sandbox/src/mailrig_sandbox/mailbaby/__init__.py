"""A mail relay with MailBaby's API: orders, sending, a log with a lag, statistics, block lists and deny rules.

What an address makes the relay do:

| address | what happens |
|---|---|
| a recipient under `.invalid` | refused at once: the others are served, the call answers 400 |
| a recipient `bounce...@` | accepted, and in the log with `delivered` 0 and a code of 550 |
| a recipient `stuck...@` | accepted, never delivered: its row has nulls |
| a recipient `trap...@`, `blocked...@` | accepted; its sender is flagged (`mbtrap`, `local`) and refused from then on |
| a sender `noid...@` | its mail goes out, and the reply's `text` is false, or null from `rawsend` |

`server.trouble = "crash"`, or `"database"` for an SQLSTATE as `code`, makes every call but the ping crash after its
work: a 200 for who accepts JSON, a page with status 500 for others.

How each documented error comes about; 429, 500 and 502 are of proxies and crashes, see `proxy_page`:

| operation | status | by |
|---|---|---|
| all but the ping | 401 | a missing or wrong `X-API-KEY` |
| getMailOrderById | 400, 404 | an id that is no number, or nobody's |
| sendMail, sendAdvMail, rawMail | 400 | a missing field, a bad address, a refused recipient or sender |
| | 404 | the id of no active order, or no active order at all |
| | 413 | a body over 10 MiB |
| viewMailLog | 400, 404 | a parameter that is empty or wrong; an order that is not active |
| getStats, getMailBlocks, getRules | 400 | no active order |
| addRule | 400 | a type or a value that does not do |
| deleteRule | 400 | an id that is no number, or no active order |
| addRule, deleteRule, delistBlock | 404 | `as_documented`, and a user name, rule or listed sender that is not there |
| delistBlock | 400 | `as_documented`, and an address that is none |
"""

from __future__ import annotations

from mailrig_sandbox.mailbaby._answers import crash, proxy_page
from mailrig_sandbox.mailbaby._server import MailBabyServer, Trouble

__all__ = ["MailBabyServer", "Trouble", "crash", "proxy_page"]
