/* Long lists can be narrowed by words. Without script the whole list stands there. */

const lists = document.querySelectorAll(".pl-filtered");
const rows = [...lists].flatMap((list) => [...list.querySelectorAll("li, tbody tr, article")]);

function fieldOver(list) {
  const label = document.createElement("label");
  const field = document.createElement("input");
  const told = document.createElement("output");
  label.className = "pl-filter";
  field.type = "search";
  field.placeholder = "words, a name, a year";
  field.autocomplete = "off";
  label.append("Filter ", field, told);
  list.before(label);
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    told.textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length}` : "";
  });
}

if (rows.length > 8) fieldOver(lists[0]);
