from __future__ import annotations

from releases.support_repository import Checkout


def test_a_release_is_written_and_committed_once(checkout: Checkout, index_url: str) -> None:
    done = checkout.script("release.py", "write", "--index-url", index_url)
    assert (done.code, done.out.splitlines()[-1]) == (0, "Written and committed."), done.whole
    title = checkout.git("log", "-1", "--format=%s").strip()
    assert title.startswith("Release mailrig-hostup 1.0.0, mailrig-mailbaby 1.0.0")
    changelog = (checkout.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### mailrig 1.0.0\n\n- The first release.\n" in changelog
    assert checkout.git("status", "--porcelain") == ""
    before = checkout.git("rev-parse", "HEAD")
    again = checkout.script("release.py", "write", "--index-url", index_url)
    assert (again.code, again.out.splitlines()[-1]) == (0, "The versions are written and committed already.")
    assert checkout.git("rev-parse", "HEAD") == before


def test_a_release_beside_other_changes_is_written_and_left_to_commit(checkout: Checkout, index_url: str) -> None:
    before = checkout.git("rev-parse", "HEAD")
    checkout.edit("README.md", "# mailrig\n", "# mailrig\n\nMore.\n")
    done = checkout.script("release.py", "write", "--index-url", index_url)
    assert done.code == 0
    assert done.out.splitlines()[-1] == (
        "Written, not committed, because other changes were there before (README.md): commit all of it."
    )
    assert checkout.git("rev-parse", "HEAD") == before
    assert "CHANGELOG.md" in checkout.git("status", "--porcelain")


def test_a_typed_version_gives_way_to_what_the_changes_ask_for(checkout: Checkout, index_url: str) -> None:
    checkout.edit("specs/hostup/client.yaml", "version: 1.0.0", "version: 7.0.0")
    checkout.edit("overlays/mailrig/src/mailrig/_version.py", '"1.0.0"', '"5.0.0"')
    checkout.commit("Typed")
    done = checkout.script("release.py", "write", "--index-url", index_url)
    assert done.code == 0, done.whole
    assert "version: 1.0.0" in (checkout.root / "specs/hostup/client.yaml").read_text(encoding="utf-8")
    built = checkout.root / "generated/hostup/src/hostup_client/_version.py"
    assert '"1.0.0"' in built.read_text(encoding="utf-8")
    assert checkout.git("status", "--porcelain") == ""
