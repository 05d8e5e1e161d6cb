/* The search of the site: asks pagefind for the words that the address names (?q=), and shows for each division the
   places where they stand, with the printed page. What it says has its words in search.html. */
(function () {
  "use strict";

  const AT_ONCE = 8; // divisions
  const PLACES = 4; // of a division, before the rest is folded away
  const BEFORE = 12; // words around a hit
  const BEHIND = 18;

  const part = (id) => document.getElementById("site:" + id);
  const say = (word, filling) => part("word-" + word).textContent.replace("%", filling);
  const message = (text) => { part("message").textContent = text; };

  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };

  /* The labels of the printed pages of a division by the ids of their marks. */
  const labels = (data) => {
    const parts = (data.meta.pages || "").trim().split(" ");
    const found = new Map();
    for (let at = 0; at + 1 < parts.length; at += 2) found.set(parts[at], parts[at + 1]);
    return found;
  };

  /* The hits of a division in groups: one for each page or subhead, with the anchor that stands next before it. */
  const places = (data) => {
    const pages = labels(data);
    const anchors = data.anchors
      .filter((one) => pages.has(one.id) || /^h[1-6]$/.test(one.element))
      .sort((a, b) => a.location - b.location);
    const groups = new Map();
    for (const hit of data.weighted_locations) {
      let anchor = null;
      let page = "";
      for (const one of anchors) {
        if (one.location > hit.location) break;
        anchor = one;
        if (pages.has(one.id)) page = pages.get(one.id);
      }
      const id = anchor ? anchor.id : "";
      if (!groups.has(id)) groups.set(id, { id, page, hits: [] });
      groups.get(id).hits.push(hit.location);
    }
    return [...groups.values()];
  };

  /* A word that was found, marked without the points and quotation marks around it. */
  const marked = (word) => {
    const [, before, core, behind] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    const node = make("span", before);
    node.append(make("mark", core), behind);
    return node;
  };

  const excerpt = (words, hits) => {
    const start = Math.max(0, hits[0] - BEFORE);
    const end = Math.min(words.length, hits[0] + BEHIND);
    const node = make("span", start ? "… " : "");
    for (let at = start; at < end; at += 1) {
      const joined = at + 1 === end || /[“„‘«([]$/.test(words[at]);
      node.append(hits.includes(at) ? marked(words[at]) : words[at], joined ? "" : " ");
    }
    if (end < words.length) node.append(" …");
    return node;
  };

  const entry = (place, file, words) => {
    const item = make("li");
    const way = make("a");
    way.href = file + (place.id ? "#" + encodeURIComponent(place.id) : "");
    if (place.page) way.append(make("span", say("page", place.page), "printed"), " ");
    way.append(excerpt(words, place.hits));
    item.append(way);
    return item;
  };

  const division = async (result) => {
    const data = await result.data();
    const file = data.raw_url.replace(/^\//, "");
    const words = data.content.split(/\s+/);
    const found = places(data);
    const item = make("li");
    const title = make("h2");
    const way = make("a", data.meta.title);
    way.href = file;
    title.append(way);
    const list = make("ul");
    found.slice(0, PLACES).forEach((place) => list.append(entry(place, file, words)));
    item.append(title, list);
    const rest = found.slice(PLACES);
    if (rest.length) {
      const more = make("details");
      const further = make("ul");
      rest.forEach((place) => further.append(entry(place, file, words)));
      more.append(make("summary", say("places", rest.length)), further);
      item.append(more);
    }
    return item;
  };

  const show = async (results) => {
    const batch = results.splice(0, AT_ONCE);
    const items = await Promise.all(batch.map(division));
    part("hits").append(...items);
    part("more").hidden = !results.length;
  };

  const start = async (query) => {
    let found;
    try {
      const pagefind = await import("./pagefind/pagefind.js");
      found = await pagefind.search(query);
    } catch (error) {
      message(say("no-server", ""));
      return;
    }
    const results = [...found.results];
    message(results.length ? say("found", results.length) : say("nothing", query));
    await show(results);
    part("more").addEventListener("click", () => show(results));
  };

  const query = (new URLSearchParams(window.location.search).get("q") || "").trim();
  const field = document.querySelector("main input[type=search]");
  if (window.location.protocol === "file:") {
    message(say("no-server", ""));
  } else if (query) {
    field.value = query;
    start(query);
  } else {
    field.focus();
  }
})();
