"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const texts = $("texts");
  const bar = $("bar");
  bar.hidden = false;

  /* settings that stay: a page opened from a file may have no storage */
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* for this visit only */ } };

  const themes = ["automatic", "light", "dark"];
  const setTheme = (name) => {
    if (name === "automatic") delete root.dataset.theme; else root.dataset.theme = name;
    $("theme-name").textContent = name;
    store("aligner.theme", name);
  };
  const nextTheme = () => {
    setTheme(themes[(themes.indexOf(root.dataset.theme ?? "automatic") + 1) % themes.length]);
    say(`Colours: ${$("theme-name").textContent}`);
  };
  if (themes.includes(stored("aligner.theme"))) setTheme(stored("aligner.theme"));

  let silence = 0;
  const say = (words, stay = false) => {
    $("status").textContent = words;
    clearTimeout(silence);
    if (!stay) silence = setTimeout(() => { $("status").textContent = standing; }, 2500);
  };
  let standing = "";

  /* joined beads and quotes: looked for in one row or one text, never in the whole page */
  const lit = new Set();
  const unlight = () => { for (const node of lit) node.classList.remove("on", "cued"); lit.clear(); $("peek").textContent = ""; };
  const light = (nodes, name = "on") => { for (const node of nodes) { node.classList.add(name); lit.add(node); } };
  const beadParts = (bead) => bead.closest(".row").querySelectorAll(`[data-id="${CSS.escape(bead.dataset.id)}"]`);
  const ids = (node) => (node?.dataset.q ?? "").split(" ").filter(Boolean);
  const innermost = (node) => ids(node).at(-1);
  let places = null; /* of each quote: the rows that show it or its original */
  const rowsOf = (id) => {
    if (!places) {
      places = new Map();
      for (const row of texts.querySelectorAll(".row[data-quotes]")) {
        for (const quote of row.dataset.quotes.split(" ")) {
          if (places.has(quote)) places.get(quote).push(row); else places.set(quote, [row]);
        }
      }
    }
    return places.get(id) ?? [];
  };
  const lightQuote = (id) => {
    const name = CSS.escape(id);
    for (const row of rowsOf(id)) {
      light(row.querySelectorAll(`[data-q~="${name}"]`));
      light(row.querySelectorAll(`[data-cue~="${name}"]`), "cued");
      light(row.querySelectorAll(`.cue[data-cue~="${name}"]`));
    }
  };
  const told = (note) => note && [...note.querySelectorAll(".note-head > *")].map((part) => part.textContent).join(" · ");
  const describe = (bead) => {
    if (!bead?.dataset.score && !bead?.dataset.decided) return "";
    return [bead.dataset.type, bead.dataset.score, bead.dataset.decided].filter(Boolean).join(", ");
  };
  const join = (node) => {
    unlight();
    const row = node.closest(".row");
    if (!row) return;
    const bead = node.closest(".b");
    if (bead) light(beadParts(bead));
    const mark = node.closest("[data-q]");
    const id = mark ? innermost(mark) : node.closest(".call")?.dataset.note.slice("note-".length);
    if (id) lightQuote(id);
    $("peek").textContent = (id && told($(`note-${id}`))) || describe(bead);
  };
  let under = null;
  texts.addEventListener("pointerover", (event) => {
    const part = event.target.closest("[data-q], .call, .b");
    if (part === under) return;
    under = part;
    if (part) join(part); else unlight();
  });
  texts.addEventListener("pointerleave", () => { under = null; unlight(); });
  texts.addEventListener("focusin", (event) => { if (event.target.closest(".row")) join(event.target); });
  texts.addEventListener("focusout", unlight);

  /* the note of a quote at the foot of the page */
  const panel = $("apparatus");
  let current = null; /* the id of the note shown */
  let back = null; /* where the focus came from */
  const seen = (node) => { const row = node.closest(".row"); return !row.hidden && !row.closest(".text").hidden; };
  let allCalls = null;
  const calls = () => (allCalls ??= new Map([...texts.querySelectorAll(".call")].map((call) => [call.dataset.note, call])));
  const callOf = (id) => calls().get(id);
  /* the node `by` places from `here`, of those seen; from what is on the screen where `here` is none of them */
  const step = (all, here, by) => {
    let place = here ? all.indexOf(here) : -1;
    if (place < 0) place = firstBelow(all) - (by > 0 ? 1 : 0);
    for (place += by; place >= 0 && place < all.length; place += by) if (seen(all[place])) return all[place];
    return here ?? all.find(seen);
  };
  const openNote = (id, focus) => {
    const note = $(id);
    if (!note) return;
    const copy = note.cloneNode(true);
    for (const node of [copy, ...copy.querySelectorAll("[id]")]) node.removeAttribute("id");
    const box = document.createElement("div");
    box.append(...copy.childNodes);
    $("apparatus-note").replaceChildren(box);
    if (panel.hidden) back = document.activeElement;
    panel.hidden = false;
    panel.scrollTop = 0;
    root.classList.add("noted");
    current = id;
    callOf(id)?.scrollIntoView({ block: "nearest" }); /* not behind the note */
    if (focus) $("apparatus-note").focus({ preventScroll: true });
  };
  const closeNote = () => {
    if (panel.hidden) return false;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    root.classList.remove("noted");
    const call = current && callOf(current);
    if (inside) (call ?? back)?.focus();
    current = null;
    return true;
  };
  const reveal = (node) => {
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  };
  const stepQuote = (by) => {
    const here = document.activeElement?.closest(".call") ?? (current && callOf(current));
    const call = step([...calls().values()], here, by);
    if (!call) return;
    const inside = panel.contains(document.activeElement);
    call.scrollIntoView({ block: "center" });
    if (!panel.hidden) openNote(call.dataset.note, false);
    if (!inside) call.focus({ preventScroll: true }); else join(call);
  };
  /* the first of nodes in document order that is not above the middle of what is seen */
  const firstBelow = (all) => {
    const shown = all.map((node, place) => place).filter((place) => seen(all[place]));
    let low = 0, high = shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = all[shown[middle]].closest(".row");
      if (row.getBoundingClientRect().bottom < innerHeight / 3) low = middle + 1; else high = middle;
    }
    return shown[low] ?? all.length;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-note], a.call");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const inTexts = link.classList.contains("call");
      if (!inTexts) { const call = callOf(link.dataset.note); if (call) { show(call.closest(".row")); reveal(call); } }
      openNote(link.dataset.note, event.detail === 0); /* by keyboard: the focus goes along */
      return;
    }
    if (event.target.closest("a, button, summary, input, select, label")) return;
    const mark = event.target.closest(".row [data-q]");
    if (mark && String(getSelection()) === "") {
      const id = ids(mark).reverse().map((q) => `note-${q}`).find((name) => $(name));
      if (id) openNote(id, false);
    }
  });
  $("note-close").addEventListener("click", closeNote);
  $("note-back").addEventListener("click", () => stepQuote(-1));
  $("note-next").addEventListener("click", () => stepQuote(1));

  /* beads by keyboard */
  let allBeads = null; /* the first part of each bead, by id */
  const beads = () => {
    if (!allBeads) {
      allBeads = new Map();
      for (const bead of texts.querySelectorAll(".b")) if (!allBeads.has(bead.dataset.id)) allBeads.set(bead.dataset.id, bead);
    }
    return allBeads;
  };
  const focusBead = (bead) => { bead.tabIndex = -1; reveal(bead); };
  const stepBead = (by) => {
    const here = document.activeElement?.closest(".b");
    const bead = step([...beads().values()], here && beads().get(here.dataset.id), by);
    if (bead) focusBead(bead);
  };
  const crossOver = (side) => {
    const here = document.activeElement?.closest(".b");
    const other = here && [...beadParts(here)].find((part) => part.closest(`.${side}`));
    if (other && other !== here) focusBead(other);
    return Boolean(other);
  };

  /* search and filters */
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ]/g, "'").replace(/\s/g, " ").toLowerCase();
  const folded = new Map(); /* of single characters, which are few and come often */
  const foldOne = (character) => {
    let made = folded.get(character);
    if (made === undefined) folded.set(character, made = fold(character));
    return made;
  };
  let rows = null;
  const read = () => {
    rows ??= [...texts.querySelectorAll(".row")].map((node) => ({ node, text: fold(node.textContent), notes: null }));
    return rows;
  };
  const notesOf = (row) => (row.notes ??= (row.node.dataset.quotes ?? "").split(" ").map((q) => $(`note-${q}`)).filter(Boolean));
  const form = { verdicts: null, speaker: "", words: "" };
  let hits = [], hit = -1, dimmed = false;
  const wanted = (note) =>
    (!form.verdicts || form.verdicts.has(note.dataset.verdict)) && (!form.speaker || `=${note.dataset.speaker}` === form.speaker);
  const apply = () => {
    const words = fold(form.words).trim();
    const filtered = form.verdicts !== null || form.speaker !== "";
    const found = [];
    let quotes = 0;
    for (const row of read()) {
      const kept = filtered ? notesOf(row).filter(wanted).length : 0;
      const shown = (!words || row.text.includes(words)) && (!filtered || kept > 0);
      if (row.node.hidden === shown) row.node.hidden = !shown;
      if (shown) { found.push(row); quotes += kept; }
    }
    for (const leaf of texts.querySelectorAll(".leaf")) leaf.hidden = !leaf.querySelector(".row:not([hidden])");
    for (const text of texts.querySelectorAll(".text")) {
      text.hidden = Boolean(words || filtered) && !text.querySelector(".row:not([hidden])");
    }
    if (filtered || dimmed) for (const note of texts.querySelectorAll(".note")) note.hidden = filtered && !wanted(note);
    dim(filtered);
    paint(words, found);
    $("nothing").hidden = found.length > 0;
    const parts = [];
    if (filtered) parts.push(`${quotes} ${quotes === 1 ? "quote" : "quotes"}`);
    if (words) parts.push(`${hits.length}${hits.length >= LIMIT ? " or more" : ""} ${hits.length === 1 ? "hit" : "hits"}`);
    if (words || filtered) parts.push(`${found.length} of ${rows.length} passages`);
    standing = parts.join(" · ");
    say(standing, true);
    $("filter-count").textContent = filtered ? " •" : "";
    $("hit-back").disabled = $("hit-next").disabled = hits.length === 0;
  };
  const dim = (filtered) => {
    if (!filtered && !dimmed) return;
    dimmed = filtered;
    for (const mark of texts.querySelectorAll(".row mark[data-q]")) {
      mark.classList.toggle("off", filtered && !ids(mark).some((q) => { const note = $(`note-${q}`); return note && wanted(note); }));
    }
  };
  const LIMIT = 1000;
  const paint = (words, found) => {
    hits = [];
    hit = -1;
    if (words) for (const row of found) { if (hits.length >= LIMIT) break; ranges(row.node, words); }
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("hit");
    if (hits.length) CSS.highlights.set("hits", new Highlight(...hits)); else CSS.highlights.delete("hits");
  };
  const ranges = (node, words) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const places = []; /* of each folded character: its node and its offset there */
    let all = "";
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      let offset = 0;
      for (const character of text.data) {
        const made = foldOne(character);
        for (let i = 0; i < made.length; i++) places.push([text, offset, offset + character.length]);
        all += made;
        offset += character.length;
      }
    }
    for (let at = all.indexOf(words); at >= 0 && hits.length < LIMIT; at = all.indexOf(words, at + words.length)) {
      const range = document.createRange();
      range.setStart(places[at][0], places[at][1]);
      range.setEnd(places[at + words.length - 1][0], places[at + words.length - 1][2]);
      hits.push(range);
    }
  };
  const stepHit = (by) => {
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    hits[hit].startContainer.parentElement.scrollIntoView({ block: "center" });
    if ("highlights" in CSS) CSS.highlights.set("hit", new Highlight(hits[hit]));
    say(`hit ${hit + 1} of ${hits.length}`);
  };
  let typing = 0;
  $("search").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => { form.words = $("search").value; apply(); }, 120);
  });
  $("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    if (form.words !== $("search").value) { form.words = $("search").value; apply(); }
    stepHit(1);
  });
  $("hit-next").addEventListener("click", () => stepHit(1));
  $("hit-back").addEventListener("click", () => stepHit(-1));
  const boxes = [...$("verdicts").querySelectorAll("input")];
  $("verdicts").addEventListener("change", () => {
    const kept = boxes.filter((box) => box.checked).map((box) => box.value);
    form.verdicts = kept.length === boxes.length ? null : new Set(kept);
    apply();
  });
  $("speaker").addEventListener("change", () => { form.speaker = $("speaker").value; apply(); });
  const clear = () => {
    const anything = form.words || form.speaker || form.verdicts || $("search").value;
    $("search").value = form.words = "";
    $("speaker").value = form.speaker = "";
    form.verdicts = null;
    for (const box of boxes) box.checked = true;
    if (anything) apply();
    return Boolean(anything);
  };
  $("clear").addEventListener("click", clear);
  document.addEventListener("pointerdown", (event) => { if (!$("filters").contains(event.target)) $("filters").open = false; });
  /* a link to a place that a filter hides shows it again */
  const show = (node) => { if (node?.closest("[hidden]")) clear(); };
  const follow = () => {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const node = id && $(id);
    if (!node) return;
    show(node);
    if (node.matches(".note")) {
      const call = callOf(id);
      if (call) { reveal(call); openNote(id, false); }
    } else if (node.closest(".s")) {
      focusBead(node.closest(".b"));
    }
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) show($(decodeURIComponent(link.hash.slice(1))));
  }, true);

  /* keys: single ones can be switched off (WCAG 2.1.4) */
  const help = $("help");
  $("shortcuts").checked = stored("aligner.shortcuts") !== "off";
  $("shortcuts").addEventListener("change", () => store("aligner.shortcuts", $("shortcuts").checked ? "on" : "off"));
  $("help-open").addEventListener("click", () => help.showModal());
  $("help-close").addEventListener("click", () => help.close());
  $("theme").addEventListener("click", nextTheme);
  const escape = () => {
    if ($("filters").open) { $("filters").open = false; $("filters").querySelector("summary").focus(); return true; }
    return closeNote() || clear();
  };
  const keys = {
    j: () => stepBead(1), k: () => stepBead(-1), n: () => stepQuote(1), p: () => stepQuote(-1),
    "/": () => { $("search").focus(); $("search").select(); },
    f: () => { $("filters").open = true; boxes[0].focus(); },
    o: () => { $("overview").scrollIntoView(); $("overview").focus({ preventScroll: true }); },
    d: nextTheme, "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (event.key === "Escape") { if (escape()) event.preventDefault(); return; }
    if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      if (crossOver(event.key === "ArrowLeft" ? "fr" : "en")) event.preventDefault();
      return;
    }
    if (event.key === "Enter" && event.target.matches(".b")) {
      const call = event.target.querySelector(".call") ?? [...beadParts(event.target)].map((part) => part.querySelector(".call")).find(Boolean);
      if (call) { event.preventDefault(); openNote(call.dataset.note, true); }
      return;
    }
    const act = $("shortcuts").checked && Object.hasOwn(keys, event.key) && keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  /* on paper all notes are open */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...texts.querySelectorAll(".notes:not([open])")];
    for (const notes of opened) notes.open = true;
  });
  addEventListener("afterprint", () => { for (const notes of opened) notes.open = false; });

  if ("requestIdleCallback" in window) requestIdleCallback(() => read()); /* so that the first search is quick */
  addEventListener("load", () => setTimeout(follow)); /* after the browser itself has gone there */
})();
