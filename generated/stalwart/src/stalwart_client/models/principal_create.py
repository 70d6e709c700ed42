# @generated from specs/stalwart by scripts/generate.py: never edit it, run "make generate"
"""A principal to create."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import _decode, _encode
from ..types import UNSET, Unset

_NAMES = frozenset(
    {
        "type",
        "name",
        "quota",
        "description",
        "secrets",
        "emails",
        "urls",
        "memberOf",
        "roles",
        "lists",
        "members",
        "enabledPermissions",
        "disabledPermissions",
        "externalMembers",
        "tenant",
        "picture",
    }
)


@_define
class PrincipalCreate:
    """A principal to create. Fields that the server does not know are answered with 400.

    Attributes:
        type_: Kind of principal: individual, group, resource, location, list, domain, tenant, role,
            apiKey, oauthClient or other
        name: Unique name; for a domain the domain itself
        quota: Bytes allowed, 0 for no bound; for a tenant one number for each kind of bound
        description: Free text
        secrets: Passwords, stored as they are sent; send hashes
        emails: E-mail addresses, the main one first; their domains must exist
        urls: Redirect addresses of an OAuth client
        member_of: Groups that it belongs to
        roles: Roles that it gets; the caller must have their permissions
        lists: Mailing lists that it is put on
        members: Names of the members of a group or list
        enabled_permissions: Permissions given in addition to the roles
        disabled_permissions: Permissions taken away from the roles
        external_members: Addresses elsewhere that a list delivers to
        tenant: Tenant that it belongs to (Enterprise)
        picture: Address of a picture or logo
    """

    type_: str
    name: str
    quota: int | list[int] | Unset = UNSET
    description: str | None | Unset = UNSET
    secrets: list[str] | Unset = _field(default=UNSET, repr=_encode.hidden)
    emails: list[str] | Unset = UNSET
    urls: list[str] | Unset = UNSET
    member_of: list[str] | Unset = UNSET
    roles: list[str] | Unset = UNSET
    lists: list[str] | Unset = UNSET
    members: list[str] | Unset = UNSET
    enabled_permissions: list[str] | Unset = UNSET
    disabled_permissions: list[str] | Unset = UNSET
    external_members: list[str] | Unset = UNSET
    tenant: str | None | Unset = UNSET
    picture: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_encode.unknown)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that a request carries."""
        _fields: dict[str, Any] = dict(self.additional_properties)
        _fields["type"] = self.type_
        _fields["name"] = self.name
        if self.quota is not UNSET:
            _fields["quota"] = self.quota
        if self.description is not UNSET:
            _fields["description"] = self.description
        if self.secrets is not UNSET:
            _fields["secrets"] = self.secrets
        if self.emails is not UNSET:
            _fields["emails"] = self.emails
        if self.urls is not UNSET:
            _fields["urls"] = self.urls
        if self.member_of is not UNSET:
            _fields["memberOf"] = self.member_of
        if self.roles is not UNSET:
            _fields["roles"] = self.roles
        if self.lists is not UNSET:
            _fields["lists"] = self.lists
        if self.members is not UNSET:
            _fields["members"] = self.members
        if self.enabled_permissions is not UNSET:
            _fields["enabledPermissions"] = self.enabled_permissions
        if self.disabled_permissions is not UNSET:
            _fields["disabledPermissions"] = self.disabled_permissions
        if self.external_members is not UNSET:
            _fields["externalMembers"] = self.external_members
        if self.tenant is not UNSET:
            _fields["tenant"] = self.tenant
        if self.picture is not UNSET:
            _fields["picture"] = self.picture
        return _fields

    @classmethod
    def from_dict(cls, src_dict: _Mapping[str, Any]) -> Self:
        """A model of a JSON object.

        Raises:
            DecodeError: A required field is missing, or a value has another shape than the specification says.
        """
        _data = src_dict if type(src_dict) is dict else _decode.mapping(src_dict)
        try:
            type_ = _data["type"]
            name = _data["name"]
        except KeyError as _error:
            raise _decode.missing(_error) from None
        if type_ is None or name is None:
            raise _decode.null(_data, "type", "name")
        _decode.all_plain(_data, "type", "name", "description", "tenant", "picture")
        quota = _data.get("quota", UNSET)
        description = _data.get("description", UNSET)
        secrets = _data.get("secrets", UNSET)
        emails = _data.get("emails", UNSET)
        urls = _data.get("urls", UNSET)
        member_of = _data.get("memberOf", UNSET)
        roles = _data.get("roles", UNSET)
        lists = _data.get("lists", UNSET)
        members = _data.get("members", UNSET)
        enabled_permissions = _data.get("enabledPermissions", UNSET)
        disabled_permissions = _data.get("disabledPermissions", UNSET)
        external_members = _data.get("externalMembers", UNSET)
        tenant = _data.get("tenant", UNSET)
        picture = _data.get("picture", UNSET)
        if quota is not UNSET:
            quota = _decode.at(
                "quota",
                (
                    lambda value: _decode.union(
                        (int,), ((lambda value: _decode.array_of(_decode.plain, value)),), value
                    )
                ),
                quota,
            )
        if secrets is not UNSET:
            secrets = _decode.at("secrets", (lambda value: _decode.array_of(_decode.plain, value)), secrets)
        if emails is not UNSET:
            emails = _decode.at("emails", (lambda value: _decode.array_of(_decode.plain, value)), emails)
        if urls is not UNSET:
            urls = _decode.at("urls", (lambda value: _decode.array_of(_decode.plain, value)), urls)
        if member_of is not UNSET:
            member_of = _decode.at(
                "memberOf", (lambda value: _decode.array_of(_decode.plain, value)), member_of
            )
        if roles is not UNSET:
            roles = _decode.at("roles", (lambda value: _decode.array_of(_decode.plain, value)), roles)
        if lists is not UNSET:
            lists = _decode.at("lists", (lambda value: _decode.array_of(_decode.plain, value)), lists)
        if members is not UNSET:
            members = _decode.at("members", (lambda value: _decode.array_of(_decode.plain, value)), members)
        if enabled_permissions is not UNSET:
            enabled_permissions = _decode.at(
                "enabledPermissions",
                (lambda value: _decode.array_of(_decode.plain, value)),
                enabled_permissions,
            )
        if disabled_permissions is not UNSET:
            disabled_permissions = _decode.at(
                "disabledPermissions",
                (lambda value: _decode.array_of(_decode.plain, value)),
                disabled_permissions,
            )
        if external_members is not UNSET:
            external_members = _decode.at(
                "externalMembers", (lambda value: _decode.array_of(_decode.plain, value)), external_members
            )
        _model = cls(
            type_,
            name,
            quota,
            description,
            secrets,
            emails,
            urls,
            member_of,
            roles,
            lists,
            members,
            enabled_permissions,
            disabled_permissions,
            external_members,
            tenant,
            picture,
        )
        _known = 16
        if quota is UNSET:
            _known -= 1
        if description is UNSET:
            _known -= 1
        if secrets is UNSET:
            _known -= 1
        if emails is UNSET:
            _known -= 1
        if urls is UNSET:
            _known -= 1
        if member_of is UNSET:
            _known -= 1
        if roles is UNSET:
            _known -= 1
        if lists is UNSET:
            _known -= 1
        if members is UNSET:
            _known -= 1
        if enabled_permissions is UNSET:
            _known -= 1
        if disabled_permissions is UNSET:
            _known -= 1
        if external_members is UNSET:
            _known -= 1
        if tenant is UNSET:
            _known -= 1
        if picture is UNSET:
            _known -= 1
        if len(_data) != _known:
            _model.additional_properties = _decode.others(_data, _NAMES)
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the specification does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
