'use strict';

// What the tests ask about afterwards.
class Journal {
  constructor() {
    this.requests = [];
    this.violations = [];
  }

  request(method, path, status) {
    this.requests.push({ method, path, status });
  }

  violation(side, req, error) {
    const problems = error.errors?.map(({ path, message }) => ({ field: path, message }));
    this.violations.push({
      side,
      operation: req.openapi?.schema?.operationId,
      method: req.method,
      path: req.originalUrl,
      problems: problems ?? [{ field: error.path ?? '', message: error.message }],
    });
  }
}

module.exports = { Journal };
