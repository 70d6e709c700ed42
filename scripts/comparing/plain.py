"""A document written out in one way, so that another tool finds only what differs in meaning."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from factory.servers import address

from comparing.exchange import media_key, sent_as
from comparing.normal import Operation, operations
from comparing.surroundings import requirements
from comparing.tolerance import reached
from comparing.views import Schemas, Union, View


class Plain:
    """Writes a document out.

    Args:
        schemas: The schemas of the document, which is in OpenAPI 3.1.
    """

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.document = schemas.document
        self._open: list[int] = []

    def written(self) -> dict[str, Any]:
        """The document without words, with every way to say the same made one."""
        schemes: dict[str, Any] = {}
        result = {
            "openapi": "3.1.0",
            "info": {"title": "", "version": ""},
            "servers": [{"url": address(self.document.get("servers"))}],
            "paths": self._items(self.document.get("paths") or {}, schemes),
            "webhooks": self._items(self.document.get("webhooks") or {}, {}),
        }
        components = (self.document.get("components") or {}).get("schemas") or {}
        written = {name: self._view(self.schemas.view(each)) for name, each in components.items()}
        return {**result, "components": {"schemas": written, "securitySchemes": schemes}}

    def _items(self, items: Any, schemes: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for (path, method), each in operations(self.document, items).items():
            result.setdefault(path, {})[method] = self._operation(each, schemes)
        return result

    def _operation(self, operation: Operation, schemes: dict[str, Any]) -> dict[str, Any]:
        security = []
        for way in requirements(self.document, operation.said):
            named = {hashlib.sha256(proof.encode()).hexdigest()[:12]: (proof, scopes) for proof, scopes in way.items()}
            for name, (proof, _) in named.items():
                schemes[name] = json.loads(proof) if proof.startswith("{") else {"type": "mutualTLS"}
            security.append({name: sorted(scopes) for name, (_, scopes) in named.items()})
        parameters = [self._parameter(each) for _, each in sorted(operation.parameters.items())]
        responses = {status: self._response(each) for status, each in operation.responses.items()}
        result: dict[str, Any] = {"parameters": parameters, "responses": responses, "security": security}
        if operation.body is not None:
            required = {"required": True} if operation.body.get("required") is True else {}
            result["requestBody"] = {**required, "content": self._content(operation.body)}
        if "operationId" in operation.said:
            result["operationId"] = operation.said["operationId"]
        return result

    def _parameter(self, parameter: Any) -> dict[str, Any]:
        where = str(parameter.get("in"))
        said = sent_as(self.schemas, parameter)
        defaults = sent_as(self.schemas, {"in": where, "style": said["style"]})
        kept = {key: value for key, value in said.items() if key == "style" or value != defaults[key]}
        if parameter.get("required") is True:
            kept["required"] = True
        name = str(parameter.get("name"))
        return {"name": name.lower() if where == "header" else name, "in": where, **kept, **self._typed(parameter)}

    def _typed(self, holder: Any) -> dict[str, Any]:
        if "content" in holder:
            return {"content": self._content(holder)}
        # Redocly mistakes parameters for each other where two have the same reference.
        return {"schema": self._view(self.schemas.view(holder.get("schema", True)))}

    def _content(self, body: Any) -> dict[str, Any]:
        content = (body.get("content") or {}).items()
        return {media_key(k): {"schema": self._schema((media or {}).get("schema", True))} for k, media in content}

    def _response(self, response: Any) -> dict[str, Any]:
        headers = {}
        for name, each in (response.get("headers") or {}).items():
            header = reached(self.document, each)
            required = {"required": True} if header.get("required") is True else {}
            headers[name.lower()] = {**required, **self._typed(header)}
        return {"description": "", "headers": headers, "content": self._content(response)}

    def _schema(self, schema: Any) -> Any:
        if isinstance(schema, bool):
            return schema
        if name := self.schemas.component(schema):
            return {"$ref": f"#/components/schemas/{name}"}
        if id(schema) in self._open:
            return {}
        self._open.append(id(schema))
        result = self._view(self.schemas.view(schema))
        self._open.pop()
        return result

    def _view(self, view: View) -> dict[str, Any]:
        null = "null" in (view.kinds or ())
        result: dict[str, Any] = {**view.limits}
        if kinds := view.kinds or self._kinds(view):
            result["type"] = min(kinds) if len(kinds) == 1 else sorted(kinds)
        if view.values is not None:
            result["enum"] = [*view.values, *([None] if null else [])]
        if view.properties:
            result["properties"] = {name: self._schema(each) for name, each in view.properties.items()}
        if view.required:
            result["required"] = sorted(view.required)
        if view.additional is not True:
            result["additionalProperties"] = self._schema(view.additional)
        if view.items is not True:
            result["items"] = self._schema(view.items)
        if view.leading:
            result["prefixItems"] = [self._schema(each) for each in view.leading]
        unions = [self._union(each) for each in view.unions]
        result |= unions[0] if len(unions) == 1 else {"allOf": unions} if unions else {}
        return {**result, **{key: True for key in ("readOnly", "writeOnly") if key in view.marks}}

    def _kinds(self, view: View) -> frozenset[str]:
        """The types of alternatives, without which Redocly takes them for any; nothing if they may be any."""
        for union in view.unions:
            found = [self.schemas.view(each).kinds for each in union.members]
            if all(found):
                return frozenset[str]().union(*(each or () for each in found))
        return frozenset()

    def _union(self, union: Union) -> dict[str, Any]:
        return {union.keyword: [self._schema(each) for each in union.members]}
