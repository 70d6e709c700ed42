"""A Stalwart server that holds accounts, a queue, settings and mail, in the versions 0.11, 0.13 and 0.15.

Every documented answer follows from an ordinary request or state:

| answer | reached by |
|---|---|
| 200 with `fieldMissing`, `fieldAlreadyExists`, `notFound`, `assertFailed` | what the request says |
| 200 with `unsupported` | a setting that is deleted and put out of use by a reload, such as `enterprise.license-key`, \
`tracing.history.store`, `tracer.log.path`; `email.encryption.enable`; a `directory.internal.type` elsewhere |
| 200 with `other` | what the request says, `metrics.history.store`, or `server.trouble = "refusal"` |
| 400 | a body or id that cannot be read, a body over 1 MiB; with `limit`, more open streams than the setting \
`jmap.protocol.request.max-concurrent` |
| 401 | no credential or a wrong one, a stream token that is a minute old |
| 402 | HTTP Basic without the code, after `enableOtpAuth` |
| 403 | an account whose roles do not hold the permission; a tenant or an account whose quota is used up |
| 404 | a path, method or queued message that is not there; what 0.15 removed; everything on 0.16 |
| 429 | the settings `http.rate-limit.anonymous` (which counts Bearer tokens, and is set with `counts_bearer`), \
`http.rate-limit.account` and, after failed logins, `server.auto-ban.auth.rate` |
| 500 | `server.trouble = "failure"` |

What comes from outside of the management API, by a method of the server or by `POST` to the control endpoint:

| method | path and body | gives |
|---|---|---|
| `accept` | `/_sandbox/stalwart/mail`: `{"to": ["friend@example.net"]}`, perhaps `from`, `message`, `priority` \
| the id in the queue, or null |
| `queue.reachable` | `/_sandbox/stalwart/reachable`: `{"domains": ["example.net"]}` | where mail gets through to |
| `access_token` | `/_sandbox/stalwart/token`: `{"account": "jane"}` | an OAuth access token |
| `device_code` | `/_sandbox/stalwart/device`: `{}` | a code that `obtainOauthToken` approves |

A message to a recipient `trap...@` is classified as one to discard, one with the GTUBE text as one to reject.
"""

from __future__ import annotations

from mailrig_sandbox.stalwart._secrets import one_time
from mailrig_sandbox.stalwart._server import StalwartServer
from mailrig_sandbox.stalwart._world import Flavour

__all__ = ["Flavour", "StalwartServer", "one_time"]
