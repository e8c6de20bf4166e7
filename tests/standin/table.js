'use strict';

const { Refusal } = require('./refusal');

// Rows of one noun by id. `missing` is the code that an unknown id gives.
class Table {
  constructor(idField, missing) {
    this.idField = idField;
    this.missing = missing;
    this.rows = new Map();
  }

  all() {
    return [...this.rows.values()];
  }

  where(test) {
    return this.all().filter(test);
  }

  get(id, missing = this.missing) {
    const row = this.rows.get(id);
    if (!row) throw new Refusal(missing, `id: ${id}`);
    return row;
  }

  put(row) {
    this.rows.set(row[this.idField], row);
    return row;
  }

  delete(id) {
    this.get(id);
    this.rows.delete(id);
  }

  deleteWhere(test) {
    for (const row of this.where(test)) this.rows.delete(row[this.idField]);
  }

  // Natural keys: another row than `self` that passes `test` is a duplicate.
  unique(code, detail, test, self) {
    if (this.all().some((row) => row !== self && test(row))) throw new Refusal(code, detail);
  }
}

// The answer of a list operation: one page, its size, and the total.
function page(rows, query, member, defaultLimit = 20) {
  const offset = Math.max(Number(query.offset ?? 0), 0);
  const limit = Number(query.limit ?? defaultLimit);
  const slice = rows.slice(offset, offset + limit);
  return { total: rows.length, size: slice.length, [member]: slice };
}

// Filters of a list operation: substring unless the caller asks for precision.
function matches(row, query, fields) {
  const precise = String(query.precise_search ?? '').split(',');
  return fields.every((field) => {
    const wanted = query[field];
    if (wanted === undefined || wanted === '') return true;
    const value = String(row[field] ?? '');
    const fuzzy = ['name', 'path', 'req_uri'].includes(field) && !precise.includes(field);
    return fuzzy ? value.includes(String(wanted)) : value === String(wanted);
  });
}

module.exports = { Table, page, matches };
