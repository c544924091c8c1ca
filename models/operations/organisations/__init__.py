"""Writes to organisations: open a county, change the tree, its edges, reception points and windows."""

from models.operations.organisations.checking import UnableToChangeOrganisation
from models.operations.organisations.ending import EndOrganisation, end_organisation
from models.operations.organisations.joining import AddEdge, ChangeSuperior, add_edge, change_superior, remove_edge
from models.operations.organisations.opening import OpenCounty, OpenedCounty, PointFacts, open_county
from models.operations.organisations.places import (
    OpenWindow,
    PostToWindow,
    end_posting,
    open_window,
    post_to_window,
    publish_point,
)
from models.operations.organisations.registering import (
    ChangeOrganisation,
    CreateOrganisation,
    change_organisation,
    create_organisation,
)
from models.operations.organisations.standard import StandardCounty

__all__ = [
    "AddEdge",
    "ChangeOrganisation",
    "ChangeSuperior",
    "CreateOrganisation",
    "EndOrganisation",
    "OpenCounty",
    "OpenWindow",
    "OpenedCounty",
    "PointFacts",
    "PostToWindow",
    "StandardCounty",
    "UnableToChangeOrganisation",
    "add_edge",
    "change_organisation",
    "change_superior",
    "create_organisation",
    "end_organisation",
    "end_posting",
    "open_county",
    "open_window",
    "post_to_window",
    "publish_point",
    "remove_edge",
]
