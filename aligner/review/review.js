"use strict";
/* The review app's hand on the bilingual page: what has the focus is what a key decides about. */
(() => {
  const root = document.documentElement;
  const texts = document.getElementById("texts");
  let state = { by: "", version: "", decided: { beads: {}, quotes: {} }, conflicts: [], held: 0 };
  let target = null; /* { what: "bead" | "match", id } */
  let busy = false;

  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "class") node.className = value; else if (value !== null) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  const button = (key, words, act, name = null) => {
    const node = make("button", { type: "button", "data-key": name ?? key }, make("kbd", {}, key), ` ${words}`);
    node.addEventListener("click", act);
    return node;
  };

  /* the server */
  const ask = async (path, body) => {
    const options = body === undefined ? {} : {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    };
    let answer;
    try {
      answer = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
    } catch {
      throw new Error("The server does not answer: nothing was decided. Start `align review` again.");
    }
    const value = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(value.error), { status: answer.status });
    return value;
  };
  const during = async (work) => {
    if (busy) return;
    busy = true;
    bar.setAttribute("aria-busy", "true");
    try { await work(); } catch (error) { say(error.message, true); }
    busy = false;
    bar.removeAttribute("aria-busy");
  };

  /* where the page is taken up again after it was made anew */
  const KEY = "aligner.review.focus";
  const reload = (focus, words) => {
    sessionStorage.setItem(KEY, JSON.stringify({ focus, words, top: scrollY }));
    location.reload();
  };
  const resume = () => {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (!kept) return;
    const { focus, words, top } = JSON.parse(kept);
    const node = focus && nodeOf(focus);
    if (node) go(focus); else scrollTo({ top });
    if (words) say(words);
  };

  /* beads and quotes on the page */
  const partsOf = (id) => texts.querySelectorAll(`.b[data-id="${CSS.escape(id)}"]`);
  const callOf = (id) => texts.querySelector(`.call[data-note="${CSS.escape(`note-${id}`)}"]`);
  const nodeOf = (item) => (item.what === "bead" ? partsOf(item.id)[0] : callOf(item.id)) ?? null;
  const go = (item) => {
    const node = nodeOf(item);
    if (!node) return;
    if (item.what === "bead") node.tabIndex = -1;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    choose(item);
  };
  const paired = (bead) => Boolean(bead.closest(".text.paired"));
  const itemOf = (node) => {
    const call = node.closest(".call");
    if (call) return { what: "match", id: call.dataset.note.slice("note-".length) };
    const mark = node.closest("[data-q]");
    if (mark) {
      const id = mark.dataset.q.split(" ").reverse().find((name) => callOf(name));
      if (id) return { what: "match", id };
    }
    const bead = node.closest(".b");
    return bead && paired(bead) ? { what: "bead", id: bead.dataset.id } : null;
  };
  texts.addEventListener("focusin", (event) => {
    const item = event.target.matches(".call, .b") ? itemOf(event.target) : null;
    if (item) choose(item);
  });
  texts.addEventListener("click", (event) => {
    if (String(getSelection()) !== "" || !event.target.closest(".row")) return;
    const item = itemOf(event.target);
    if (!item) return;
    const bead = event.target.closest(".b");
    if (item.what === "bead") { bead.tabIndex = -1; bead.focus({ preventScroll: true }); }
    choose(item);
  });

  /* the bar at the foot */
  const about = make("p", { class: "review-about", role: "status", "aria-live": "polite" });
  const count = make("span", { class: "review-count" });
  const conflicts = make("button", { type: "button", class: "review-conflicts", hidden: "" });
  const say = (words, wrong = false) => {
    about.textContent = words;
    about.classList.toggle("wrong", wrong);
  };
  const decision = (item) => (item.what === "bead" ? state.decided.beads : state.decided.quotes)[item.id];
  const told = (one) => (one ? `${one.status} by ${one.by}, ${one.at.slice(0, 10)}` : "not decided");
  const describe = (item) => {
    if (item.what === "bead") return `Bead ${nodeOf(item)?.dataset.type ?? ""}: ${told(decision(item))}`;
    const note = document.getElementById(`note-${item.id}`);
    return `Quote ${callOf(item.id)?.dataset.n ?? ""}, ${note?.dataset.verdict ?? ""}: ${told(decision(item))}`;
  };
  const choose = (item) => {
    const same = target && target.what === item.what && target.id === item.id;
    for (const node of texts.querySelectorAll(".reviewed")) node.classList.remove("reviewed");
    target = item;
    for (const node of item.what === "bead" ? partsOf(item.id) : [callOf(item.id)]) node?.classList.add("reviewed");
    bar.dataset.what = item.what;
    if (!same) say(describe(item));
  };

  const decide = (action, more = {}, item = target) => during(async () => {
    if (!item) { say("Choose a bead (j) or a quote (n) first.", true); return; }
    const answer = await ask("/decisions", { what: item.what, id: item.id, action, seen: state.version, ...more });
    const here = { what: item.what, id: answer.focus };
    const words = `${action === "none" ? "no original" : action}: kept`;
    if (action !== "accept" && action !== "reject") { reload(here, words); return; }
    take(answer.state);
    say(`${describe(here)}.`);
  });
  const bead = (action, more) => () => {
    if (target?.what !== "bead") { say("Choose a bead first: j and k.", true); return; }
    decide(action, more);
  };
  const back = (path, words) => during(async () => {
    const answer = await ask(path, {});
    reload(target, `${words}: ${answer.entry.text}`);
  });
  const take = (next) => {
    state = next;
    for (const node of texts.querySelectorAll("[data-decision]")) delete node.dataset.decision;
    for (const [id, one] of Object.entries(state.decided.beads)) {
      for (const node of partsOf(id)) node.dataset.decision = one.status;
    }
    for (const [id, one] of Object.entries(state.decided.quotes)) {
      const call = callOf(id);
      if (call) call.dataset.decision = one.status;
    }
    count.textContent = `${state.by} · ${state.held} decided`;
    conflicts.hidden = state.conflicts.length === 0;
    conflicts.textContent = `${state.conflicts.length} ${state.conflicts.length === 1 ? "conflict" : "conflicts"}`;
  };
  const next = () => {
    const quotes = target?.what === "match";
    const all = [...texts.querySelectorAll(quotes ? ".call" : ".paired .b")];
    const here = target ? all.findLastIndex((node) => itemOf(node)?.id === target.id) : -1;
    const order = [...all.slice(here + 1), ...all.slice(0, here + 1)];
    const found = order.map(itemOf).find((item) => item && !decision(item));
    if (found) go(found); else say(`Every ${quotes ? "quote" : "bead"} is decided.`);
  };
  const write = () => during(async () => {
    say("Writing …");
    const answer = await ask("/export", {});
    say(`${answer.written.length} files written to ${answer.folder}.`);
  });
  const edit = () => {
    if (target?.what === "match") open(target); else say("Choose a quote first: n and p.", true);
  };

  const actions = make("div", { class: "review-actions", role: "toolbar", "aria-label": "Decide" });
  const common = [
    button("a", "accept", () => decide("accept")),
    button("x", "reject", () => decide("reject")),
  ];
  const forBeads = [
    button("m", "merge ↓", bead("merge", { direction: "down" })),
    button("M", "merge ↑", bead("merge", { direction: "up" })),
    button("s", "split", bead("split")),
    button("⇧↑", "French up", bead("move", { side: "source", direction: "up" }), "Shift+ArrowUp"),
    button("⇧↓", "French down", bead("move", { side: "source", direction: "down" }), "Shift+ArrowDown"),
    button("Alt ↑", "English up", bead("move", { side: "target", direction: "up" }), "Alt+ArrowUp"),
    button("Alt ↓", "English down", bead("move", { side: "target", direction: "down" }), "Alt+ArrowDown"),
  ];
  const forQuotes = [
    button("e", "choose the original", edit),
    button("0", "no original", () => { if (target?.what === "match") decide("none"); }),
  ];
  const always = [
    button("u", "undo", () => back("/undo", "undone")),
    button("U", "redo", () => back("/redo", "back again")),
    button("g", "next undecided", next),
    button("w", "write results", write),
  ];
  for (const node of forBeads) node.dataset.for = "bead";
  for (const node of forQuotes) node.dataset.for = "match";
  actions.append(...common, ...forBeads, ...forQuotes, ...always);
  const bar = make("section", { id: "review", "aria-label": "Review" },
    make("div", { class: "review-line" }, about, conflicts, count), actions);
  document.body.append(bar);
  new ResizeObserver(() => root.style.setProperty("--review", `${bar.offsetHeight}px`)).observe(bar);

  /* what could not be kept */
  const list = make("ul");
  const shut = make("button", { type: "button" }, "Close");
  const unkept = make("dialog", { class: "review-dialog", "aria-labelledby": "unkept-title" },
    make("h2", { id: "unkept-title" }, "Decisions that were not kept as they are"),
    make("p", {}, "Their text or this run has changed since. They stay in the file; decide again where it matters."),
    list, shut);
  document.body.append(unkept);
  shut.addEventListener("click", () => unkept.close());
  conflicts.addEventListener("click", () => {
    list.replaceChildren(...state.conflicts.map((one) => make("li", {}, one.message)));
    unkept.showModal();
  });

  /* another original: a candidate, or any words of any English text */
  const words = make("blockquote", { lang: "fr" });
  const choices = make("ol", { class: "review-choices" });
  const verdict = make("select", { id: "review-verdict" });
  const which = make("select", { id: "review-text" });
  const find = make("input", { type: "search", id: "review-find", placeholder: "Find words in it", autocomplete: "off",
    "aria-label": "Find words in the English text" });
  const area = make("textarea", { id: "review-words", readonly: "", rows: "7", lang: "en", spellcheck: "false",
    "aria-label": "The English text: select the words of the original" });
  const use = make("button", { type: "button", class: "review-main" }, make("kbd", {}, "Enter"), " take the selected words");
  const only = make("button", { type: "button" }, make("kbd", {}, "v"), " change the verdict alone");
  const none = make("button", { type: "button" }, make("kbd", {}, "0"), " no original");
  const close = make("button", { type: "button" }, make("kbd", {}, "Esc"), " close");
  const wrong = make("p", { class: "wrong", role: "alert" });
  const dialog = make("dialog", { id: "review-original", class: "review-dialog", "aria-labelledby": "original-title" },
    make("h2", { id: "original-title" }, "The original of this quote"), words,
    make("p", {}, make("label", { for: "review-verdict" }, "Verdict "), verdict), choices,
    make("p", { class: "review-find" }, make("label", { for: "review-text" }, "Or words of "), which, find), area, wrong,
    make("p", { class: "review-actions" }, use, only, none, close));
  document.body.append(dialog);
  let shown = null; /* what the server said of the quote */
  let item = null; /* the quote that the dialog is about */
  let whole = ""; /* the text in the area */
  let touched = false; /* whether the person chose the verdict */
  let waiting = null; /* the words that were taken, while a verdict is asked for */

  /* the server counts characters, the browser UTF-16 units */
  const units = (text, characters) => [...text].slice(0, characters).join("").length;
  const characters = (text, length) => [...text.slice(0, length)].length;
  const mark = (from, to) => {
    area.setSelectionRange(from, to);
    /* a text area shows its selection when it gets the focus; where it is follows from the share of the text */
    area.scrollTop = Math.max(0, (from / Math.max(1, whole.length)) * area.scrollHeight - area.clientHeight / 2);
  };
  const load = async (name) => {
    const answer = await ask(`/text?id=${encodeURIComponent(name)}`);
    whole = answer.text.replaceAll("\r", " "); /* as long as before: the area would drop it */
    area.value = whole;
    const here = shown.original?.document === name ? shown.original : shown.candidates.find((one) => one.document === name);
    mark(...(here ? [units(whole, here.start), units(whole, here.end)] : [0, 0]));
    search(0); /* for what was typed before the text came */
  };
  const open = (about) => during(async () => {
    item = about;
    shown = await ask(`/quote?id=${encodeURIComponent(item.id)}`);
    wrong.textContent = "";
    touched = false;
    waiting = null;
    words.textContent = `«\u00a0${shown.text}\u00a0»${shown.speaker ? ` ${shown.speaker}` : ""}`;
    const options = shown.verdict === "none" ? ["", "verbatim", "altered", "paraphrase"] : ["verbatim", "altered", "paraphrase"];
    verdict.replaceChildren(...options.map((name) => make("option", { value: name }, name || "choose …")));
    verdict.value = shown.verdict === "none" ? "" : shown.verdict;
    const all = [...(shown.original ? [shown.original] : []), ...shown.candidates].slice(0, 9);
    choices.replaceChildren(...all.map((one, place) => {
      const node = make("button", { type: "button", lang: "en" }, make("kbd", {}, String(place + 1)), ` ${one.text} `,
        make("span", { class: "source" }, (place === 0 && shown.original ? "as it is now, " : "") + one.document));
      node.addEventListener("click", () => pick(one));
      return make("li", {}, node);
    }));
    const first = all[0]?.document ?? shown.texts[0]?.id;
    which.replaceChildren(...shown.texts.map((one) => make("option", { value: one.id },
      [one.author, one.title].filter(Boolean).join(", "))));
    only.hidden = none.hidden = !shown.original;
    find.value = area.value = whole = "";
    dialog.showModal();
    (choices.querySelector("button") ?? area).focus(); /* before the text comes: by then a person may be elsewhere */
    if (first) { which.value = first; await load(first); } /* in sight, so that it can be scrolled to its place */
  });
  const settle = async (action, more) => {
    await during(async () => {
      try {
        const answer = await ask("/decisions", { what: "match", id: item.id, action, seen: shown.version, ...more });
        dialog.close();
        reload({ what: "match", id: answer.focus }, "kept");
      } catch (error) { wrong.textContent = error.message; }
    });
  };
  /* a verdict is about two texts: for words elsewhere it is asked anew */
  const pick = (one) => {
    const old = shown.original;
    const near = old && old.document === one.document && one.start < old.end && old.start < one.end;
    if (verdict.value && (touched || near)) {
      settle("pick", { document: one.document, start: one.start, end: one.end, verdict: verdict.value });
      return;
    }
    waiting = one;
    wrong.textContent = "Which verdict? Choose it and press Enter.";
    verdict.focus();
  };
  const takeWords = () => pick({
    document: which.value, start: characters(whole, area.selectionStart), end: characters(whole, area.selectionEnd),
  });
  verdict.addEventListener("change", () => { touched = true; });
  use.addEventListener("click", takeWords);
  only.addEventListener("click", () => settle("verdict", { verdict: verdict.value }));
  none.addEventListener("click", () => settle("none"));
  close.addEventListener("click", () => dialog.close());
  which.addEventListener("change", () => during(() => load(which.value)));
  const search = (from) => {
    const sought = find.value.toLowerCase();
    if (!sought) return;
    const low = whole.toLowerCase();
    let at = low.length === whole.length ? low.indexOf(sought, from) : whole.indexOf(find.value, from);
    if (at < 0) at = low.length === whole.length ? low.indexOf(sought) : whole.indexOf(find.value);
    wrong.textContent = at < 0 ? "These words are not in it." : "";
    if (at >= 0) { mark(at, at + find.value.length); }
  };
  find.addEventListener("input", () => search(0));
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); /* the page's own keys are for the page */
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target === find || event.target === which || event.target === verdict;
    if (event.key === "Enter" && event.target === find) { event.preventDefault(); search(area.selectionEnd); area.focus(); return; }
    if (event.key === "Enter" && event.target === area) { event.preventDefault(); takeWords(); return; }
    if (event.key === "Enter" && event.target === verdict) {
      event.preventDefault();
      touched = true;
      if (waiting) pick(waiting); else only.click();
      return;
    }
    if (typing) return;
    if (/^[1-9]$/.test(event.key)) { event.preventDefault(); choices.querySelectorAll("button")[Number(event.key) - 1]?.click(); }
    if (event.key === "0" && !none.hidden) { event.preventDefault(); none.click(); }
    if (event.key === "v" && !only.hidden) { event.preventDefault(); verdict.focus(); }
  });

  /* keys: before the page's own, which are others; they go off with its switch (WCAG 2.1.4) */
  const table = new Map([...actions.querySelectorAll("button")].map((node) => [node.dataset.key, node]));
  const switched = document.getElementById("shortcuts");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
    const arrow = event.key.startsWith("Arrow");
    if (event.altKey && !arrow) return;
    if (!arrow && switched && !switched.checked) return;
    const name = arrow ? `${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${event.key}` : event.key;
    const node = table.get(name);
    if (!node || (node.dataset.for && node.dataset.for !== target?.what)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) node.click();
  }, true);

  const keys = document.querySelector("#help .keys");
  for (const node of keys ? actions.querySelectorAll("button") : []) {
    const [kbd, rest] = node.childNodes;
    keys.append(make("div", {}, make("dt", {}, kbd.cloneNode(true)), make("dd", {}, rest.textContent.trim())));
  }

  /* others decide too: in their own process, on the same file */
  const watch = async () => {
    if (busy || document.hidden || document.querySelector("dialog[open]")) return;
    try {
      const now = await ask("/state");
      if (now.version !== state.version) say("Somebody else has decided: reload the page to see it.", true);
    } catch (error) { say(error.message, true); }
  };

  during(async () => {
    take(await ask("/state"));
    say("Choose a bead (j, k) or a quote (n, p); ? lists all keys.");
    resume();
    root.dataset.review = "ready";
    setInterval(watch, 5000);
  });
})();
