"""HostUp: mail relays of virtual servers, requests for port 25, and the e-mail forwarding of domains.

Everything belongs to one customer unless its name says otherwise. The ids are fixed:

| id | what it shows |
|---|---|
| `vps_01hxa3b4c5d6e7f8g9h0j1k2m3` | a server with live figures, the one of the specification's examples |
| `vps_prepaid` | a server whose request for port 25 is granted at once |
| `vps_without_address` | `missing_ip`; a request for port 25 is a 409 `upstream_failed` |
| `vps_not_configured`, `vps_limited_insights`, `vps_without_insights` | the other values of `insightsStatus` |
| `vps_broken_500`, `vps_broken_502`, `vps_broken_503` | a server for which every call fails with that status |
| `vps_proxy_429`, `vps_proxy_500`, `vps_proxy_502`, `vps_proxy_503` | the same in HTML, from the proxy in front |
| `vps_of_somebody_else` | a 404, as for ids that do not exist |
| `vps_0001` and so on | as many more as the sandbox's size says |
| `dom_01hxa3b4c5d6e7f8g9h0j1k2m3` | a domain that forwards, the one of the specification's examples |
| `dom_disabled`, `dom_unavailable` | the other values of `integrationStatus` |
| `dom_broken_500` and so on, `dom_proxy_429` and so on, `dom_of_somebody_else` | as with servers |

Failures of the mail relay are `application/problem+json`, without `extensions`, and a 429 has the code
`rate_limit_exceeded`; those of the other operations are `application/json`, with `extensions`, and `rate_limited`.

A path id that does not begin with `vps_` or `dom_` is a 400. `HostUpServer.keys` has a key for each refusal: `full` may
do everything, `narrow` has no scope at all, `unverified` belongs to a customer who may not ask for port 25 yet, and
`throttled` may call twice a minute. A second request for port 25 is a 409 until the first is decided, a day later.
"""

from __future__ import annotations

from mailrig_sandbox.hostup._server import HostUpServer

__all__ = ["HostUpServer"]
