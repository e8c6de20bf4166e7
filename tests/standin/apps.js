'use strict';

const { Refusal } = require('./refusal');
const { hex, uuid, now } = require('./stamp');
const { page, matches } = require('./table');

const OPERATOR = { user_id: '06d9106f3b000f241f83c010d6b78c81', user_name: 'operator' };
const ROLES = ['read', 'access', 'delete', 'modify', 'admin'];

// The secret is told by CheckRomaAppSecret alone.
function view({ secret, users, ...app }) {
  return app;
}

function apps(world) {
  const checkName = (name, self) =>
    world.apps.unique('ROMA.14011', `name: ${name}`, (row) => row.name === name, self);
  const members = (app) => ({ total: app.users.length, id: app.id, users: app.users });

  return {
    ListRomaApp({ query }) {
      const rows = world.apps.where((row) => matches(row, query, ['name', 'key', 'favorite']));
      return page(rows.map(view), query, 'apps');
    },

    CreateRomaApp({ body }) {
      checkName(body.name);
      const key = body.key ?? hex(10);
      world.apps.unique('ROMA.14012', '', (row) => row.key === key);
      const time = now();
      return view(world.apps.put({
        id: uuid(),
        name: body.name,
        remark: body.remark ?? '',
        roles: ROLES,
        create_time: time,
        update_time: time,
        created_user: OPERATOR,
        last_updated_user: OPERATOR,
        owner: true,
        key,
        favorite: body.favorite ?? false,
        secret: body.secret ?? hex(16),
        users: [],
      }));
    },

    CheckRomaAppDetails({ params }) {
      return view(world.apps.get(params.app_id));
    },

    UpdateRomaApp({ params, body }) {
      const app = world.apps.get(params.app_id);
      if (body.name !== undefined) checkName(body.name, app);
      return view(Object.assign(app, {
        name: body.name ?? app.name,
        remark: body.remark ?? '',
        favorite: body.favorite ?? false,
        update_time: now(),
      }));
    },

    DeleteRomaApp({ params }) {
      const { id } = world.apps.get(params.app_id);
      const held = [
        ...world.datasources.where((row) => row.app_id === id),
        ...[world.groups, world.apis, world.backends].flatMap((table) =>
          table.where((row) => row.roma_app_id === id)),
      ];
      if (held.length > 0) throw new Refusal('ROMA.14014');
      world.apps.delete(id);
    },

    ValidateRomaApp({ query }) {
      const [app] = world.apps.where((row) =>
        ['name', 'id', 'key'].every((field) => query[field] === undefined || row[field] === query[field]));
      if (!app) throw new Refusal('ROMA.14001');
      return { id: app.id, name: app.name, remark: app.remark };
    },

    CheckRomaAppSecret({ params }) {
      const { id, secret } = world.apps.get(params.app_id);
      return { id, secret };
    },

    ResetRomaAppSecret({ params, body }) {
      const app = world.apps.get(params.app_id);
      app.secret = body?.secret ?? hex(16);
      return { id: app.id, secret: app.secret };
    },

    CheckAuthUsersOfApp({ params }) {
      return members(world.apps.get(params.app_id));
    },

    AddUserToApp({ params, body }) {
      const app = world.apps.get(params.app_id);
      app.users = (body.users ?? []).map((user) => ({ id: user.id, name: user.id, roles: user.roles }));
      return members(app);
    },

    CheckCanAuthUsersOfApp({ params }) {
      world.apps.get(params.app_id);
      return { users: [] };
    },
  };
}

module.exports = apps;
