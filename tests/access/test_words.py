"""Every role, and everything somebody can be to a case, has its words."""

from blueprints.words import who_can
from blueprints.words.roles import RELATIONS, ROLES
from mediation.casefile.relations import Relation
from mediation.secrecy.kinds import Role


def test_every_role_and_every_relation_has_a_name():
    assert set(ROLES) == set(Role)
    assert set(RELATIONS) == set(Relation)


def test_several_who_could_are_told_one_after_another(app):
    with app.test_request_context():
        assert who_can("holder_head,leader") == "责任持有单位负责人、领导"
        assert who_can(None) is None
