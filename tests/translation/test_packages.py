from __future__ import annotations

import hashlib
import io
import json
import shutil
import stat
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner import translation
from aligner.errors import AlignerError, ModelError, OutputError
from aligner.translation import archive, packages, records
from aligner.translation.packages import Package

META = json.dumps({"from_code": "fr", "to_code": "en", "package_version": "1.2", "type": "translate"})
GOOD = {
    "metadata.json": META,
    "sentencepiece.model": "pieces",
    "model/model.bin": "weights",
    "model/config.json": "{}",
}


def write_zip(path: Path, entries: dict[str, str | bytes], mode: int = 0o100644) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name)
            info.external_attr, info.compress_type = mode << 16, zipfile.ZIP_DEFLATED
            out.writestr(info, content)
    return path


def good_zip(path: Path, root: str = "translate-fr_en-1_2", **more: str) -> Path:
    return write_zip(path, {f"{root}/{name}": content for name, content in {**GOOD, **more}.items()})


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "root/../../out.txt", "/etc/out", "root\\..\\out", "C:/out", "out.txt", "root/../.."],
)
def test_unsafe_names_are_refused(tmp_path: Path, name: str) -> None:
    path = good_zip(tmp_path / "p.argosmodel", "root")
    with zipfile.ZipFile(path, "a") as out:
        info = zipfile.ZipInfo("x")
        info.filename = name
        out.writestr(info, "evil")
    with pytest.raises(ModelError):
        packages.install(path, into=tmp_path / "in")
    assert not (tmp_path / "in").exists() or not list((tmp_path / "in").iterdir())
    assert not (tmp_path / "out.txt").exists()


def test_links_are_refused_in_zips_and_folders(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", {"root/model/link": "/etc/passwd"}, stat.S_IFLNK | 0o777)
    with pytest.raises(ModelError, match="unsafe entry"):
        archive.names(path)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "metadata.json").write_text(META)
    (folder / "model").symlink_to("/etc")
    with pytest.raises(ModelError, match="link"):
        packages.install(folder, into=tmp_path / "in")


def test_bombs_are_refused_before_unpacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = good_zip(tmp_path / "p.zip", **{"model/big.bin": "0" * (3 << 20)})
    with pytest.raises(ModelError, match="200 times"):
        packages.install(path, into=tmp_path / "in")
    monkeypatch.setattr(archive, "MAX_BYTES", 10)
    with pytest.raises(ModelError, match="unpacks to more"):
        archive.names(good_zip(tmp_path / "q.zip"))
    monkeypatch.setattr(archive, "MAX_FILES", 2)
    with pytest.raises(ModelError, match="more than 2 files"):
        archive.names(good_zip(tmp_path / "r.zip"))


def test_a_file_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = good_zip(tmp_path / "p.zip")
    raw = path.read_bytes()
    with zipfile.ZipFile(path) as held:
        info = held.getinfo("translate-fr_en-1_2/model/model.bin")
    # The central directory's size field lies 24 bytes into its record, 22 bytes before the name.
    at = raw.rfind(b"translate-fr_en-1_2/model/model.bin") - 22
    assert int.from_bytes(raw[at : at + 4], "little") == info.file_size
    path.write_bytes(raw[:at] + (2).to_bytes(4, "little") + raw[at + 4 :])
    with pytest.raises(ModelError):
        list(archive.read(path))


@pytest.mark.parametrize("twice", [("root/a", "root/A"), ("root/a", "other/b")])
def test_one_root_and_no_two_files_of_one_name(tmp_path: Path, twice: tuple[str, str]) -> None:
    path = write_zip(tmp_path / "p.zip", {twice[0]: "1", twice[1]: "2"})
    with pytest.raises(ModelError, match=r"root folders|one name"):
        archive.names(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"no zip at all" * 50])
def test_what_is_no_zip_is_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.argosmodel"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="not a readable package"):
        packages.open_package(path)


def test_a_damaged_zip_is_said_so(tmp_path: Path, toy: Package) -> None:
    raw = bytearray(toy.path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path = tmp_path / "p.argosmodel"
    path.write_bytes(raw)
    with pytest.raises(ModelError, match="damaged"):
        list(archive.read(path))


@pytest.mark.parametrize("metadata", ["", "[]", "{", "[" * 100_000])
def test_bad_metadata(tmp_path: Path, metadata: str) -> None:
    with pytest.raises(ModelError, match=r"metadata\.json"):
        packages.open_package(good_zip(tmp_path / "p.zip", **{"metadata.json": metadata}))


def test_zip_and_folder_have_one_digest(tmp_path: Path, toy: Package) -> None:
    installed = packages.install(toy.path, into=tmp_path)
    assert installed.path.is_dir()
    assert installed.digest() == toy.digest()
    assert packages.verify(installed).ok
    assert packages.verify(installed).recorded == records.Recorded("", toy.digest())


def test_a_zip_is_unpacked_while_it_is_used_and_a_folder_is_taken_as_it_is(tmp_path: Path, toy: Package) -> None:
    installed = packages.install(toy.path, into=tmp_path)
    with archive.unpacked(toy.path) as fresh, archive.unpacked(installed.path) as own:
        assert own == installed.path
        assert list(archive.read(fresh)) == list(archive.read(own)) == list(archive.read(toy.path))
    assert own.is_dir() and not fresh.exists()


def test_what_a_damaged_zip_was_unpacked_to_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    path = good_zip(tmp_path / "p.argosmodel", **{"model/model.bin": "weights" * 100})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"model/model.bin") + 20] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(ModelError, match="damaged"), archive.unpacked(path):
        pass
    assert not list((tmp_path / "scratch").iterdir())


def test_no_room_for_what_a_zip_unpacks_to_is_said_so(
    tmp_path: Path, toy: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    with pytest.raises(OutputError, match="cannot unpack"), archive.unpacked(toy.path):
        pass


def test_the_toy_has_its_digests_beside_it(toy: Package) -> None:
    assert packages.verify(toy).ok
    assert packages.verify(toy).recorded == records.found(toy.path)


def test_installing_again_does_nothing_and_another_needs_replace(tmp_path: Path) -> None:
    into = tmp_path / "in"
    first = packages.install(good_zip(tmp_path / "p.argosmodel"), into=into)
    before = (first.path / "metadata.json").stat().st_mtime_ns
    packages.install(tmp_path / "p.argosmodel", into=into)
    assert (first.path / "metadata.json").stat().st_mtime_ns == before
    good_zip(tmp_path / "p.argosmodel", **{"model/model.bin": "other"})
    with pytest.raises(ModelError, match="--replace"):
        packages.install(tmp_path / "p.argosmodel", into=into)
    again = packages.install(tmp_path / "p.argosmodel", into=into, replace=True)
    assert (again.path / "model" / "model.bin").read_text() == "other"
    assert packages.verify(again).ok
    assert sorted(p.name for p in into.iterdir()) == ["p", "p.contents-sha256"]


def test_a_failed_install_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_write", full)
    with pytest.raises(OutputError, match="No space left"):
        packages.install(good_zip(tmp_path / "p.argosmodel"), into=tmp_path / "in")
    assert not list((tmp_path / "in").iterdir())


def test_the_expected_digest_decides(tmp_path: Path) -> None:
    path = good_zip(tmp_path / "p.argosmodel")
    with pytest.raises(ModelError, match="digest is"):
        packages.install(path, into=tmp_path / "in", expected="0" * 64)
    for right in (packages.open_package(path).digest(), hashlib.sha256(path.read_bytes()).hexdigest().upper()):
        assert packages.install(path, into=tmp_path / right[:8], expected=right).path.is_dir()


def test_verify_sees_a_changed_file_and_a_missing_one(tmp_path: Path) -> None:
    package = packages.install(good_zip(tmp_path / "p.argosmodel"), into=tmp_path / "in")
    (package.path / "model" / "model.bin").write_text("tampered")
    assert "changed" in packages.verify(package).problems[0]
    (package.path / "model" / "model.bin").unlink()
    assert any("model.bin" in problem for problem in packages.verify(package).problems)


def test_the_digest_beside_a_file_is_the_file_s_own(tmp_path: Path) -> None:
    path = good_zip(tmp_path / "p.argosmodel")
    records.write(path, records.found(path))
    digest, name = (tmp_path / "p.argosmodel.sha256").read_text().split()
    assert (digest, name) == (hashlib.sha256(path.read_bytes()).hexdigest(), "p.argosmodel")
    package = packages.open_package(path)
    assert packages.verify(package).ok
    installed = packages.install(path, into=tmp_path / "in")
    assert records.read(installed.path).contents == records.read(path).contents == package.digest()
    with path.open("ab") as stream:
        stream.write(b"one byte more")
    assert packages.verify(packages.open_package(path)).problems[0].startswith("its file has changed")


def test_a_package_is_shipped_and_whole(capfd: pytest.CaptureFixture[str]) -> None:
    shipped = packages.find("")
    assert shipped.origin == packages.SHIPPED
    assert packages.verify(shipped).ok
    assert packages.verify(shipped).recorded.contents == shipped.digest()
    card = (shipped.path.parent / "README.md").read_text(encoding="utf-8")
    for digest in records.found(shipped.path).file, shipped.digest():
        assert digest in card
    if shutil.which("sha256sum"):
        line = records.file_digest_path(shipped.path).name
        subprocess.run(["sha256sum", "-c", line], cwd=shipped.path.parent, check=True)
        assert capfd.readouterr().out == f"{shipped.path.name}: OK\n"


def test_what_is_shipped_is_read_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(path: Path) -> None:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(archive, "read", read)
    monkeypatch.setattr(archive, "unpacked", read)
    engine = translation.load()
    assert (engine.name, len(engine.digest)) == ("argos:translate-fr_en-0_9_2", 64)
    with pytest.raises(AssertionError, match="was read"):
        engine.translate(["Il pleut."])


def test_other_types_are_not_run(tmp_path: Path) -> None:
    path = good_zip(tmp_path / "p.zip", **{"metadata.json": '{"type": "sbd"}'})
    assert packages.check(packages.open_package(path)) == ("its type is 'sbd', not 'translate'",)


def test_the_user_s_argos_folder_is_read_at_call_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "shipped_dir", lambda: None)
    with pytest.raises(ModelError, match="align models install"):
        packages.find("")
    packages.install(good_zip(tmp_path / "translate-fr_en-1_2.argosmodel"), into=tmp_path / "theirs")
    packages.install(good_zip(tmp_path / "old.argosmodel"), into=tmp_path / "theirs")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "theirs"))
    assert packages.find("").origin == packages.ARGOS
    assert packages.find("old").name == "old"
    assert {p.name for p in packages.available()} == {"translate-fr_en-1_2", "old"}
    with pytest.raises(ModelError, match="'none'"):
        packages.find("none")


def test_argos_s_rules_for_its_folder(tmp_path: Path) -> None:
    assert packages.argos_dir({"ARGOS_PACKAGES_DIR": "/a"}) == Path("/a")
    assert packages.argos_dir({"XDG_DATA_HOME": "/x"}) == Path("/x/argos-translate/packages")
    assert packages.argos_dir({}) == Path.home() / ".local/share/argos-translate/packages"


def test_a_broken_package_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    packages.install(good_zip(tmp_path / "good.argosmodel"), into=folder)
    (folder / "bad.argosmodel").write_bytes(b"not a zip")
    assert [p.name for p in packages.available([("x", folder)])] == ["good"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(st.sampled_from("ab./\\:~ \n"), min_size=1, max_size=12), min_size=1, max_size=4))
def test_no_name_writes_outside(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    base = tmp_path_factory.mktemp("h")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name in dict.fromkeys(names):
            out.writestr(f"r/{name}", "x")
    path = base / "deep" / "p.zip"
    path.parent.mkdir()
    path.write_bytes(stream.getvalue())
    place = base / "deep" / "in" / "p"
    try:
        archive.unpack(path, place)
    except AlignerError:
        assert not place.exists()
    written = {p for p in base.rglob("*") if p.is_file()} - {path}
    assert all(place in p.parents for p in written)
