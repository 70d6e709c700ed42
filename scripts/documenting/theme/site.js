"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* no storage */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const said = one("[data-said]");

  // Scheme
  one("[data-scheme]")?.addEventListener("click", () => {
    const to = document.documentElement.classList.contains("dark") ? "light" : "dark";
    document.documentElement.classList.remove("light", "dark");
    document.documentElement.classList.add(to);
    keep("redoc.colorMode", to);
  });

  // Contents on narrow screens
  const menu = one("[data-menu]");
  const side = one("#side");
  const show = (open) => {
    side.classList.toggle("open", open);
    menu.setAttribute("aria-expanded", String(open));
    one("#main").inert = open;
  };
  matchMedia("(max-width: 62rem)").addEventListener("change", () => show(false));
  menu?.addEventListener("click", () => show(!side.classList.contains("open")));
  side?.addEventListener("click", (event) => { if (event.target.closest("a")) show(false); });
  const here = one("[aria-current=page]", side ?? document);
  if (here && side && side.scrollHeight > side.clientHeight) side.scrollTop = here.offsetTop - side.clientHeight / 3;

  // Copying; without a secure context there is no clipboard but the old way
  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    try {
      await copy(one("pre", button.parentElement).textContent);
      button.textContent = said.textContent = "Copied";
      button.classList.add("done");
    } catch {
      button.textContent = said.textContent = "Not copied";
    }
    setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; button.classList.remove("done"); }, 1500);
  });

  // Tabs; the form that was chosen is chosen everywhere
  const choose = (form) => {
    for (const group of all("[data-tabs]")) {
      const tabs = all("[role=tab]", group);
      const chosen = tabs.find((tab) => tab.dataset.form === form) ?? tabs[0];
      for (const tab of tabs) {
        tab.setAttribute("aria-selected", String(tab === chosen));
        tab.tabIndex = tab === chosen ? 0 : -1;
      }
      for (const panel of all("[role=tabpanel]", group)) panel.hidden = panel.dataset.form !== chosen.dataset.form;
    }
  };
  choose(kept("mailrig.form"));
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (!tab) return;
    keep("mailrig.form", tab.dataset.form);
    choose(tab.dataset.form);
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.("[role=tab]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !step) return;
    const tabs = all("[role=tab]", tab.parentElement);
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    next.click();
    next.focus();
  });

  // Search
  const box = one("[data-search]");
  const field = one("input", box);
  const list = one("ul", box);
  let loading = null;
  const load = () => loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${box.dataset.root}assets/search-index.js`;
    script.onload = () => resolve(window.siteIndex.map(([kind, title, page, words]) => (
      { kind, title, page, words, low: title.toLowerCase(), all: `${title} ${words}`.toLowerCase(),
        names: new Set((kind === "Operation" ? `${title} ${words}` : title).toLowerCase().split(/[\s:]+/)) })));
    script.onerror = reject;
    document.head.append(script);
  });
  const score = (entry, words) => {
    let sum = { Operation: 4, Guide: 3, API: 2 }[entry.kind] ?? 0;
    for (const word of words) {
      if (entry.names.has(word)) sum += 15;
      const at = entry.low.indexOf(word);
      if (at >= 0) sum += 10 + (at === 0 || /[^a-z0-9]/.test(entry.low[at - 1]) ? 6 : 0) + 20 * word.length / entry.low.length;
      else if (entry.all.includes(word)) sum += 2;
      else return 0;
    }
    return sum;
  };
  const mark = (index) => {
    const items = all("a", list);
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === index)));
    if (items[index]) {
      field.setAttribute("aria-activedescendant", items[index].id);
      items[index].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); mark(-1); };
  const item = (entry, number) => {
    const row = document.createElement("li");
    row.setAttribute("role", "none");
    const link = document.createElement("a");
    link.id = `found-${number}`;
    link.setAttribute("role", "option");
    link.href = box.dataset.root + entry.page;
    link.tabIndex = -1;
    const kind = document.createElement("small");
    kind.className = "kind";
    kind.textContent = entry.kind;
    const words = document.createElement("small");
    words.textContent = entry.words;
    link.append(kind, entry.title, words);
    row.append(link);
    return row;
  };
  const search = async () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return close();
    const entries = await load();
    const best = entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points > 0)
      .sort(([a], [b]) => b - a).slice(0, 20);
    list.replaceChildren(...best.map(([, entry], number) => item(entry, number)));
    if (!best.length) {
      const none = document.createElement("li");
      none.className = "none";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = "Nothing found";
      list.append(none);
    }
    said.textContent = best.length ? `${best.length} found` : "Nothing found";
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    mark(best.length ? 0 : -1);
  };
  // What is pressed in the list leaves the keyboard with the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("focus", () => { if (field.value) search(); });
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    const items = all("a", list);
    const now = items.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") { field.value = ""; close(); field.blur(); }
    else if (event.key === "Enter" && items[now]) items[now].click();
    else if (event.key === "ArrowDown" && items.length) mark((now + 1) % items.length);
    else if (event.key === "ArrowUp" && items.length) mark((now - 1 + items.length) % items.length);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => { if (!box.contains(event.target) || event.target.closest("#found a")) close(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && side.classList.contains("open")) {
      show(false);
      menu.focus();
    }
  });
})();
