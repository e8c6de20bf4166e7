'use strict';

const express = require('express');
const OpenApiValidator = require('express-openapi-validator');
const { successStatus } = require('./contract');
const { Refusal } = require('./refusal');
const { RECORDER, record } = require('./snapshot');

const BODY_LIMIT = '32mb';

function createApp({ contract, world, operations, journal }) {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  app.get('/_standin/requests', (req, res) => res.json(journal.requests));
  app.get('/_standin/violations', (req, res) => res.json(journal.violations));
  app.get('/_standin/snapshot', async (req, res) => {
    res.json(await record({ base: `http://${req.headers.host}`, contract, world }));
  });

  app.use(logged(journal));
  app.use(authenticated);
  app.use(express.json({ limit: BODY_LIMIT, strict: false }));
  app.use(OpenApiValidator.middleware({
    apiSpec: contract,
    validateApiSpec: true,
    validateRequests: { allErrors: true },
    validateResponses: { allErrors: true },
    validateSecurity: false,
    validateFormats: true,
  }));
  app.use(addressed(world));
  app.use(answered(operations));
  app.use(refused(journal));
  return app;
}

// The recorder's own calls are not part of the run under test.
function logged(journal) {
  return (req, res, next) => {
    if (req.get('user-agent') !== RECORDER) {
      res.on('finish', () => journal.request(req.method, req.originalUrl, res.statusCode));
    }
    next();
  };
}

function authenticated(req, res, next) {
  next(req.get('x-auth-token') ? undefined : new Refusal('APIG.1000'));
}

// There is one instance. Unless it was named at the start, the first request names it.
function addressed(world) {
  return (req, res, next) => {
    const { project_id: project, instance_id: instance } = req.openapi.pathParams;
    world.projectId ??= project;
    world.instanceId ??= instance;
    const other = project !== world.projectId || instance !== world.instanceId;
    next(other ? new Refusal('APIG.3030', `id: ${instance}`) : undefined);
  };
}

function answered(operations) {
  return (req, res) => {
    const { schema, pathParams } = req.openapi;
    const operation = operations[schema.operationId];
    if (!operation) throw new Error(`${schema.operationId}: the stand-in does not have this operation`);
    const body = operation({ params: pathParams, query: req.query, body: req.body });
    res.status(successStatus(schema));
    if (body === undefined) res.end();
    else res.json(body);
  };
}

function refused(journal) {
  return (error, req, res, next) => {
    if (error instanceof Refusal) return send(req, res, error.status, error.body);
    if (error.status === 404 || error.status === 405) {
      journal.violation('request', req, error);
      const refusal = new Refusal('ROMA.1007', `${req.method} ${req.path}`);
      return send(req, res, 404, refusal.body);
    }
    if (error.status >= 400 && error.status < 500) {
      journal.violation('request', req, error);
      return send(req, res, 400, new Refusal('APIG.2000', fields(error)).body);
    }
    journal.violation('response', req, error);
    return send(req, res, 500, new Refusal('APIG.9999', fields(error)).body);
  };
}

function fields(error) {
  if (!error.errors) return error.message;
  return error.errors.map(({ path, message }) => `${path.replace(/^\//, '')}: ${message}`).join('; ');
}

// The reference leaves out some statuses that the platform does give: those
// bodies have no schema to be held to.
function send(req, res, status, body) {
  const responses = req.openapi?.schema?.responses ?? {};
  res.status(status);
  if (status in responses || 'default' in responses) res.json(body);
  else res.type('json').end(JSON.stringify(body));
}

module.exports = { createApp };
