"use strict";
(() => {
  const lang = document.documentElement.lang;
  const order = new Intl.Collator(lang, { numeric: true }).compare;

  // --- explanations: made from their numbers when they are opened

  const HEADING = 0, FACTS = 1;
  let store = null;

  function element(name, text, parent) {
    const made = document.createElement(name);
    if (text !== null) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  function facts(numbers, text, into) {
    const list = element("dl", null, into);
    for (let i = 0; i < numbers.length; i += 2) {
      element("dt", text(numbers[i]), list);
      element("dd", text(numbers[i + 1]), list);
    }
  }

  function grid([columns, figures, caption, ...cells], text, into) {
    const box = element("div", null, into);
    box.className = "scroll";
    box.tabIndex = 0;
    // several tables of one explanation have one caption: too alike for landmarks
    box.setAttribute("role", "group");
    const table = element("table", null, box);
    const title = element("caption", text(caption), table);
    box.setAttribute("aria-label", title.textContent);
    let row = element("tr", null, element("thead", null, table));
    let body = null;
    cells.forEach((cell, place) => {
      const column = place % columns;
      if (column === 0 && place >= columns) {
        body = body || element("tbody", null, table);
        row = element("tr", null, body);
      }
      const head = place < columns || column === 0;
      const made = element(head ? "th" : "td", text(cell), row);
      if (head) made.scope = place < columns ? "col" : "row";
      if (figures >> column & 1) made.className = "n";
    });
  }

  function explanation(number) {
    store = store || JSON.parse(document.getElementById("explanations").textContent);
    const text = (place) => store.texts[place];
    const section = element("section", null, null);
    for (const place of store.pages[number]) {
      const [kind, ...numbers] = store.blocks[place];
      // the page's own heading is the first, and that of the late tickets the second
      if (kind === HEADING) element("h" + (numbers[0] + 2), text(numbers[1]), section);
      else if (kind === FACTS) facts(numbers, text, section);
      else grid(numbers, text, section);
    }
    return section;
  }

  function turn(button, open) {
    const row = button.closest("tr");
    if ((button.getAttribute("aria-expanded") === "true") === open) return;
    button.setAttribute("aria-expanded", String(open));
    if (!open) {
      row.nextElementSibling.hidden = true;
      return;
    }
    const next = row.nextElementSibling;
    if (next && next.classList.contains("why")) {
      next.hidden = false;
      return;
    }
    const made = document.createElement("tr");
    made.className = "why";
    const cell = element("td", null, made);
    cell.colSpan = row.cells.length;
    cell.append(explanation(Number(button.dataset.why)));
    row.after(made);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.open");
    if (button) turn(button, button.getAttribute("aria-expanded") !== "true");
  });
  for (const [id, open] of [["open-all", true], ["close-all", false]]) {
    const button = document.getElementById(id);
    if (!button) continue;
    button.addEventListener("click", () => {
      document.querySelectorAll("button.open").forEach((each) => turn(each, open));
    });
  }

  // --- the rest of a long table

  document.querySelectorAll("button.more").forEach((button) => {
    button.addEventListener("click", () => {
      document.getElementById(button.dataset.of).tBodies[1].hidden = false;
      button.closest("p").remove();
    });
  });

  // --- sorting: each head of a table becomes a button

  function key(row, column) {
    const cell = row.cells[column];
    if (!("k" in cell.dataset)) return cell.textContent;
    const said = cell.dataset.k;
    return said === "" || Number.isNaN(Number(said)) ? said : Number(said);
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return order(String(a), String(b));
  }

  function sort(table, column, direction) {
    const bodies = [...table.tBodies];
    const first = bodies[0].querySelectorAll(":scope > tr:not(.why)").length;
    const groups = [];
    for (const row of bodies.flatMap((body) => [...body.rows])) {
      if (row.classList.contains("why")) groups[groups.length - 1].rows.push(row);
      else groups.push({ key: key(row, column), rows: [row] });
    }
    const sign = direction === "ascending" ? 1 : -1;
    // what has no value comes last both ways
    groups.sort((a, b) => (a.key === "") - (b.key === "") || sign * compare(a.key, b.key));
    // as many rows as were shown before, and the others after them
    [groups.slice(0, first), groups.slice(first)].forEach((part, place) => {
      if (bodies[place]) bodies[place].append(...part.flatMap((group) => group.rows));
    });
  }

  document.querySelectorAll("table.sheet").forEach((table) => {
    if (table.tBodies[0].rows.length < 2) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = element("button", head.textContent, null);
      button.type = "button";
      button.className = "sort";
      head.replaceChildren(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        heads.forEach((each) => each.setAttribute("aria-sort", each === head ? direction : "none"));
        sort(table, column, direction);
      });
    });
  });
})();
