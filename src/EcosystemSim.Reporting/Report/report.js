// Figures answer to pointer, tap and arrow keys with the words of their own tables. Without this script everything is still there.
"use strict";
(() => {
  // Light, dark, or as the device says. Kept for the next visit where the browser allows it.
  const looks = document.querySelector(".look");
  const remember = look => { try { if (look === undefined) return localStorage.getItem("ecosim-look"); localStorage.setItem("ecosim-look", look); } catch { } };
  const show = look => { if (look === "light" || look === "dark") document.documentElement.dataset.look = look; else delete document.documentElement.dataset.look; };
  const kept = [...looks.querySelectorAll("input")].find(input => input.value === remember());
  if (kept) { kept.checked = true; show(kept.value); }
  looks.hidden = false;
  looks.addEventListener("change", event => { show(event.target.value); remember(event.target.value); });

  for (const plot of document.querySelectorAll(".drawing[tabindex]")) start(plot);

  function start(plot) {
    const reading = plot.querySelector(".reading");
    const table = plot.parentElement.querySelector("table");
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    const stops = new Map();
    let current = null;

    // What can be read in one drawing: a stop per mark, or per point of a curve, in lines along which left and right go.
    function of(svg) {
      if (stops.has(svg)) return stops.get(svg);
      const all = [], lines = new Map(), seen = new Set();
      for (const mark of svg.querySelectorAll("[data-rows]")) {
        const [first, last = first] = mark.dataset.rows.split("-").map(Number);
        const points = last > first || mark.dataset.rows.includes("-") ? [...(mark.getAttribute("d") || "").matchAll(/[ML]([-\d.]+)[ ,]([-\d.]+)/g)] : [];
        for (let row = first; row <= last; row++) {
          const key = row + "|" + (mark.dataset.series || "");
          const point = points[row - first];
          const box = point ? null : mark.getBBox();
          const stop = {
            mark, row, series: mark.dataset.series, point: !!point || mark.tagName === "circle", marks: [mark],
            x: point ? +point[1] : box.x + box.width / 2, y: point ? +point[2] : box.y + box.height / 2, line: point ? mark : row,
          };
          const twin = !point && seen.has(key) && all.find(other => other.row === row && other.series === stop.series);
          if (twin) { twin.marks.push(mark); continue; }
          seen.add(key);
          all.push(stop);
          if (!lines.has(stop.line)) lines.set(stop.line, []);
          lines.get(stop.line).push(stop);
        }
      }
      const found = { svg, all, lines: [...lines.values()] };
      stops.set(svg, found);
      return found;
    }

    const shown = () => [...plot.querySelectorAll("svg")].find(svg => svg.getBoundingClientRect().width > 0);

    // The row's name, then the column that the mark shows, or all of them.
    function words(stop) {
      const cells = [...rows[stop.row].cells];
      const column = heads.findIndex(head => head.dataset.name === stop.series);
      const title = [], values = [];
      cells.forEach((cell, i) => {
        const text = cell.textContent;
        if (column >= 0 && i !== column) { if (i === 0 || cell.className === "t") title.push(text); else if (i < 2) title.push(heads[i].textContent + " " + text); return; }
        if (i === 0 || cell.className === "t") title.push(text);
        else if (/\d/.test(text) && heads[i].dataset.name !== "quarters_since_start") values.push(heads[i].textContent + ": " + text);
      });
      return [title.join(", "), values.join("; ")];
    }

    function clear() {
      if (!current) return;
      current.marks.forEach(mark => mark.classList.remove("on"));
      plot.querySelectorAll(".cursor").forEach(cursor => cursor.remove());
      current = null;
      reading.textContent = "";
    }

    function read(stop, svg) {
      if (current === stop) return;
      clear();
      current = stop;
      if (stop.point) {
        const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
        ring.setAttribute("class", "cursor");
        ring.setAttribute("cx", stop.x);
        ring.setAttribute("cy", stop.y);
        ring.setAttribute("r", 4.5);
        svg.append(ring);
      } else stop.marks.forEach(mark => mark.classList.add("on"));
      const [title, values] = words(stop);
      const name = document.createElement("b");
      name.textContent = title;
      reading.replaceChildren(name, values);
      // Above the mark, or below it where there is no room; never beyond the figure.
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const left = Math.min(Math.max(0, stop.x * scale - reading.offsetWidth / 2), plot.clientWidth - reading.offsetWidth);
      const above = stop.y * scale - reading.offsetHeight - 14;
      reading.style.left = Math.max(0, left) + "px";
      reading.style.top = (above >= 0 ? above : stop.y * scale + 14) + "px";
    }

    function at(event) {
      const svg = shown();
      if (!svg) return;
      const { all } = of(svg);
      const hit = event.target.closest && event.target.closest("[data-rows]");
      let stop = hit && all.find(one => !one.point && one.marks.includes(hit));
      if (!stop) {
        const box = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / box.width;
        const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
        let nearest = 28;
        for (const one of all) {
          if (!one.point) continue;
          const far = Math.hypot(one.x - x, (one.y - y) / 1.6);
          if (far < nearest) { nearest = far; stop = one; }
        }
      }
      if (stop) read(stop, svg); else clear();
    }

    plot.addEventListener("pointermove", event => { if (event.pointerType === "mouse") at(event); });
    plot.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") clear(); });
    plot.addEventListener("click", at);
    plot.addEventListener("blur", clear);
    plot.addEventListener("keydown", event => {
      const svg = shown();
      if (!svg) return;
      const { all, lines } = of(svg);
      if (event.key === "Escape") { clear(); return; }
      if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key) || !all.length) return;
      event.preventDefault();
      if (!current || !all.includes(current)) { read(event.key === "End" ? all[all.length - 1] : all[0], svg); return; }
      const row = lines.findIndex(line => line.includes(current)), line = lines[row];
      const place = line.indexOf(current), step = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
      let next;
      if (event.key === "Home") next = line.length > 1 ? line[0] : all[0];
      else if (event.key === "End") next = line.length > 1 ? line[line.length - 1] : all[all.length - 1];
      else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && line.length > 1) next = line[Math.min(Math.max(0, place + step), line.length - 1)];
      else {
        const other = lines[row + step];
        if (other) next = other.reduce((best, one) => Math.abs(one.x - current.x) < Math.abs(best.x - current.x) ? one : best);
      }
      if (next) read(next, svg);
    });
  }
})();
