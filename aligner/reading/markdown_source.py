"""What stands in Markdown files and is no Markdown: front matter, shortcodes, comments, fences of containers.

It is replaced by as many other characters, so that all else stays where it is.
"""

from __future__ import annotations

import re

from aligner.reading.content import Row, stated

# YAML or TOML between lines of dashes or plusses at the very start, as Jekyll, Hugo and pandoc write it; a rule at the
# start of a text is none, for no field follows it.
_FRONT_MATTER = re.compile(
    r"\A\ufeff?(-{3}|\+{3})[ \t]*(?:\r\n?|\n)(?P<fields>(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*+"
    r"(?:[\"']?[\w.-]+[\"']?[ \t]*[:=].*?)?)(?<=[\r\n])(?:\1|\.{3})[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_FIELD = re.compile(
    r"(?<![^\r\n])(title|author|date|url|publisher)[ \t]*[:=][ \t]*(\S[^\r\n]*)((?:\r?\n[ \t]+\S[^\r\n]*)*)",
    re.MULTILINE,
)
# {{< figure >}}, {{% tip %}}, {{ page.title }}, {% include %}, {: .class}, {#anchor}
_SHORTCODE = re.compile(r"\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}|\{[:#.][^{}\r\n]{0,500}\}", re.DOTALL)
# Stands for a character that is no text, so that the lines stay what they are to the parser.
NOTHING = "\ue000"
# ":::: tip Title", ":::note[Title]", "::: {.warning}" and ":::" alone: VuePress, Docusaurus, pandoc, MyST.
_FENCE = re.compile(r"(?<![^\r\n])(?P<open>[ \t]{0,3}:{3,}[ \t]*(?:\{[^{}\r\n]*\}|[\w-]*))(?P<title>[^\r\n]*)")


def blanked(text: str) -> str:
    r"""Return a text without shortcodes, comments and fences; a container's title is a heading of the lowest level.

    >>> blanked(":::tip Bon à savoir\nTexte\n:::")
    '###### Bon à savoir\nTexte\n   '
    """
    text = _FENCE.sub(_unfenced, text) if ":::" in text else text
    return _without_comments(_SHORTCODE.sub(_nothing, text))


def _unfenced(match: re.Match[str]) -> str:
    opened, title = len(match["open"]), match["title"].rstrip(": \t")
    if title[:1] == "[" and title[-1] == "]":
        title = f" {title[1:-1]}"
    if not title:
        return " " * len(match.group())
    if title[0] != " ":  # no fence: ":::)"
        return match.group()
    return (("#" * min(6, opened)).ljust(opened) + title).ljust(len(match.group()))


def without_front_matter(text: str) -> tuple[str, Row]:
    """Return a text with its front matter blanked, and what that says of it."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return text, ()
    fields = {name: _value(value, folded) for name, value, folded in _FIELD.findall(found["fields"])}
    return _blank(found) + text[found.end() :], stated(fields)


def _value(value: str, folded: str) -> str:
    """Return a field's value; of a block of YAML (">-", "|") the lines below it, in one."""
    shown = folded if re.fullmatch(r"[>|][-+\d]*\s*", value) else value
    return " ".join(shown.split()).strip("\"'")


def _without_comments(text: str) -> str:
    """Blank each `<!-- … -->`; found by hand, for a pattern would look for the end of each of 10⁵ that have none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], re.sub(r"[^\r\n]", NOTHING, text[start : end + 3])]
        at = end + 3
    return "".join([*parts, text[at:]])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match.group())


def _nothing(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", NOTHING, match.group())
