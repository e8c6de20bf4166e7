'use strict';

const { Refusal } = require('./refusal');
const { hex, now, present } = require('./stamp');
const { page, matches } = require('./table');

const APP_LEVEL = 'V2';

function groups(world) {
  const boundDomain = (domain) => present({
    id: domain.id,
    domain: domain.url_domain,
    cname_status: domain.status,
    ssl_id: domain.ssl_id,
    ssl_name: domain.ssl_name,
    min_ssl_version: domain.min_ssl_version,
    verified_client_certificate_enabled: domain.verified_client_certificate_enabled,
    ssl_infos: domain.ssl_infos,
  });

  const view = (group) => present({
    ...group,
    url_domains: world.domains.where((row) => row.group_id === group.id).map(boundDomain),
    roma_app_name: group.roma_app_id && world.apps.get(group.roma_app_id).name,
  });

  // An application's group has its name to itself within the application, a global one within the instance.
  const scope = (group) => (group.version === APP_LEVEL ? group.roma_app_id : undefined);
  const checkName = (group, self) =>
    world.groups.unique('APIG.3201', `name: ${group.name}`,
      (row) => row.name === group.name && scope(row) === scope(group), self);

  return {
    ListApiGroupsV2({ query }) {
      const rows = world.groups.where((row) => matches(row, query, ['id', 'name', 'roma_app_id']));
      return page(rows.map(view), query, 'groups');
    },

    CreateApiGroupV2({ body }) {
      if (body.version === APP_LEVEL && !body.roma_app_id) {
        throw new Refusal('APIG.2011', 'parameterName:roma_app_id');
      }
      if (body.roma_app_id) world.apps.get(body.roma_app_id, 'APIG.3004');
      checkName(body);
      const id = hex();
      const time = now();
      const domain = `${id}.apic.example.com`;
      return view(world.groups.put({
        id,
        name: body.name,
        remark: body.remark ?? '',
        status: 1,
        sl_domain: domain,
        sl_domains: [domain],
        register_time: time,
        update_time: time,
        on_sell_status: 2,
        is_default: 2,
        version: body.version ?? 'V1',
        roma_app_id: body.roma_app_id,
      }));
    },

    ShowDetailsOfApiGroupV2({ params }) {
      return view(world.groups.get(params.group_id));
    },

    UpdateApiGroupV2({ params, body }) {
      const group = world.groups.get(params.group_id);
      checkName({ ...group, name: body.name }, group);
      return view(Object.assign(group, { name: body.name, remark: body.remark ?? '', update_time: now() }));
    },

    DeleteApiGroupV2({ params }) {
      const { id } = world.groups.get(params.group_id);
      if (world.apis.where((row) => row.group_id === id).length > 0) throw new Refusal('APIG.3415');
      world.domains.deleteWhere((row) => row.group_id === id);
      world.groups.delete(id);
    },

    CheckApiGroupsV2({ body }) {
      checkName({ name: body.group_name, roma_app_id: body.roma_app_id, version: body.roma_app_id && APP_LEVEL });
    },
  };
}

module.exports = groups;
