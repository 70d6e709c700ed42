"""What is on the server when it is started."""

from __future__ import annotations

from mailrig_sandbox.stalwart._directory import Directory
from mailrig_sandbox.stalwart._domains import Domains
from mailrig_sandbox.stalwart._mail import Mail, compose
from mailrig_sandbox.stalwart._queue import Queue
from mailrig_sandbox.stalwart._secrets import stored
from mailrig_sandbox.stalwart._settings import Settings
from mailrig_sandbox.stalwart._world import DAY, World

LARGEST = 10_000
_NAMES = ("jane", "john", "amina", "lars", "mei", "pablo", "olga", "kofi", "sara", "yusuf")
_DOMAINS = ("example.org", "example.com")
_OUTSIDE = ("example.net", "mail.example.net", "lists.example.net")


def password(name: str) -> str:
    """The password of an account that is there from the start."""
    return f"{name}-password"


def seed(
    world: World, settings: Settings, directory: Directory, mail: Mail, queue: Queue, domains: Domains, key: str
) -> None:
    """Fill a new server.

    Accounts and queued messages are held as objects, so that there are 10000 of each at most.

    Args:
        world: The surroundings, with the size.
        settings: Where keys are put.
        directory: Where principals are put.
        mail: Where mail is put.
        queue: Where queued messages are put.
        domains: Makes the keys.
        key: The secret of the API key.
    """
    _principals(world, directory, key)
    for domain in _DOMAINS:
        domains.sign(domain, "Ed25519")
        domains.sign(domain, "Rsa")
    settings.active = dict(settings.stored)
    _mail(world, directory, mail)
    _queue(world, mail, queue)


def _principals(world: World, directory: Directory, key: str) -> None:
    for domain in _DOMAINS:
        directory.add({"type": "domain", "name": domain, "description": f"Mail for {domain}"})
    directory.add({"type": "tenant", "name": "acme", "description": "A tenant", "quota": [0, 3]})
    directory.add({"type": "role", "name": "auditor", "enabledPermissions": ["logs-view", "message-queue-list"]})
    directory.add({"type": "group", "name": "sales", "emails": ["sales@example.org"]})
    directory.add(
        {"type": "list", "name": "all", "emails": ["all@example.org"], "externalMembers": ["lin@example.net"]}
    )
    directory.add({"type": "resource", "name": "projector"})
    directory.add({"type": "oauthClient", "name": "webadmin", "urls": ["stalwart://auth"]})
    directory.add({"type": "apiKey", "name": "sandbox", "secrets": [key], "roles": ["admin"]})
    for index in range(min(world.size, LARGEST)):
        name = _NAMES[index] if index < len(_NAMES) else f"{_NAMES[index % len(_NAMES)]}{index}"
        salt = world.random.randbytes(8)
        directory.add(
            {
                "type": "individual",
                "name": name,
                "description": f"{name.capitalize()} Example",
                "secrets": [stored(password(name), salt)],
                "emails": [f"{name}@{_DOMAINS[index % 2]}"],
                "quota": 0 if index % 2 else 1 << 30,
                "roles": ["user"],
                "memberOf": [] if index % 3 else ["sales"],
                "lists": ["all"],
                **({} if world.old else {"locale": "en"}),
            }
        )


def _mail(world: World, directory: Directory, mail: Mail) -> None:
    for index, name in enumerate(_NAMES[: world.size]):
        account = directory.get(name)
        for age in range(1 + index % 3):
            at = world.start - DAY * (20 - age)
            for place, box in enumerate(("inbox", "trash")):
                number = 100 * index + 10 * place + age
                message = compose("sender@example.net", account["emails"][0], number, at)
                mail.deliver(account["id"], "sender@example.net", message, at, box)
        mail.purge(account["id"], world.start - 10 * DAY)


def _queue(world: World, mail: Mail, queue: Queue) -> None:
    for index in range(min(world.size, LARGEST)):
        at = world.start - 60.0 * (index % 1440 + 1)
        sender = f"{_NAMES[index % min(len(_NAMES), world.size)]}@example.org"
        addresses = [f"friend{index}@{_OUTSIDE[index % len(_OUTSIDE)]}"]
        if index % 4 == 3:
            addresses += [f"other{index}@{_OUTSIDE[index % len(_OUTSIDE)]}", f"third{index}@mx.example.net"]
        attempts = index % 3
        due = world.start + 3600.0 + 60.0 * world.random.randrange(60)
        waited_for = [queue.recipient(address, at, attempts, due) for address in addresses]
        if index % 4 == 3:
            waited_for[0]["orcpt"] = f"rfc822;{addresses[0]}"
        message, urgent = compose(sender, addresses[0], index, at), index % 5 == 4
        env_id = f"envelope-{index}" if urgent else None
        queue.put(sender, waited_for, message, at, priority=int(urgent), env_id=env_id)
