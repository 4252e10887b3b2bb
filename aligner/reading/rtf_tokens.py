"""The control words of RTF (Microsoft, Rich Text Format 1.9.1) that a reader of its text must know."""

from __future__ import annotations

import codecs
import re

# A character by its number, a control word with its number, a control symbol, a brace, or characters.
TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\x00]+)|[\\\r\n\x00]",
    re.DOTALL,
)
# Characters that have words or symbols of their own.
CHARACTERS = {
    **{"tab": " ", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
    **{"bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d"},
    **{"zwnj": "\u200c", "~": "\xa0", "-": "\xad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"},
}
# Groups that hold no text of the document; what begins with `\*` and is not in TAKEN is none either.
UNREAD = frozenset(
    (
        *("fonttbl", "colortbl", "filetbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "annotation"),
        *("atnid", "atnauthor", "atntime", "atnref", "atnicn", "atnparent", "atndate", "ftnsep", "ftnsepc", "ftncn"),
        *("aftnsep", "aftnsepc", "aftncn", "xe", "rxe", "txe", "tc", "tcn", "fldinst", "falt", "fname", "pntext"),
        *("listtext", "nonesttables", "sp", "shprslt", "revtbl", "rsidtbl", "xmlnstbl", "private", "template"),
        *("mmathPr", "themedata", "datafield", "docvar", "userprops", "bkmkstart", "bkmkend", "panose", "formfield"),
    )
)
# Groups that are read although they begin with `\*`: text boxes, and names in Unicode instead of in ANSI.
TAKEN = frozenset(("shpinst", "shptxt", "ud", "dptxbxtext", "do"))
# Code pages by the number of a font's character set (1.9.1, "Font Table").
CHARACTER_SETS = {
    **{0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253"},
    **{162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874"},
    **{238: "cp1250", 254: "cp437", 255: "cp850"},
}
DECLARED = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def code_page(number: int) -> str:
    """Return the name of a code page, cp1252 where no page has that number.

    >>> code_page(1250), code_page(65001), code_page(7)
    ('cp1250', 'utf-8', 'cp1252')
    """
    name = {65001: "utf-8", 10000: "mac_roman"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
