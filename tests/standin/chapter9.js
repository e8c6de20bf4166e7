'use strict';

// The walk-through of chapter 9 of the API reference: an application, a MySQL
// data source, a data backend with its script, a group, a deployment that
// publishes a front API, and a domain. `call(method, path, body)` gives the answer.
async function openBusinessData(call, { project, instance }) {
  const apic = `/v2/${project}/apic/instances/${instance}`;

  const app = await call('POST', `/v2/${project}/instances/${instance}/apps`, {
    name: 'orders-app', remark: 'example',
  });
  const source = await call('POST', `/v2/${project}/fdi/instances/${instance}/datasources`, {
    datasource_name: 'fdi_ds_mysql',
    datasource_type: 'MYSQL',
    app_id: app.id,
    description: 'orders',
    content: {
      host: '10.10.10.10',
      port: '3306',
      database_name: 'romatest',
      user_name: 'romatest',
      password: 'not-to-be-seen',
      mode: 'default',
    },
  });
  const backend = await call('POST', `${apic}/livedata-apis`, {
    name: 'data_api_demo',
    path: '/data/test',
    method: 'GET',
    roma_app_id: app.id,
    version: '1.0',
    content_type: 'json',
    return_format: false,
    parameters: [{ name: 'param1', in: 'Parameters', required: true }],
  });
  await call('POST', `${apic}/livedata-apis/${backend.id}/scripts`, {
    api_type: 'data',
    scripts: [{
      ds_id: source.datasource_id,
      type: 'SQL',
      object_name: 'data',
      content: Buffer.from('select * from orders').toString('base64'),
    }],
  });
  const group = await call('POST', `${apic}/api-groups`, {
    name: 'api_group_001', version: 'V2', roma_app_id: app.id,
  });
  const deployment = await call('POST', `${apic}/livedata-apis/${backend.id}/deploy`, {
    deploy_front_api: true,
    roma_app_id: app.id,
    auth_type: 'APP',
    group_id: group.id,
    env_id: 'DEFAULT_ENVIRONMENT_RELEASE_ID',
    method: 'GET',
    path: '/data/test',
    protocol: 'HTTPS',
    backend_timeout: 5000,
    cors: false,
  });
  await call('PUT', `${apic}/apis/${deployment.api_id}`, {
    name: 'Data_API',
    type: 1,
    req_protocol: 'HTTPS',
    req_method: 'GET',
    req_uri: '/data/test',
    auth_type: 'APP',
    backend_type: 'HTTP',
    group_id: group.id,
    roma_app_id: app.id,
    req_params: [{ name: 'param01', type: 'STRING', location: 'QUERY' }],
  });
  const domain = await call('POST', `${apic}/api-groups/${group.id}/domains`, {
    url_domain: 'www.example.com',
  });
  await call('POST', `${apic}/api-groups/${group.id}/domains/${domain.id}/certificate`, {
    name: 'cert_demo',
    cert_content: '-----BEGIN CERTIFICATE-----\nTHIS IS YOUR CERT CONTENT\n-----END CERTIFICATE-----',
    private_key: '-----BEGIN PRIVATE KEY-----\nTHIS IS YOUR PRIVATE KEY\n-----END PRIVATE KEY-----',
  });
  const api = await call('GET', `${apic}/apis/${deployment.api_id}`);
  return { app, source, backend, group, deployment, domain, api };
}

module.exports = { openBusinessData };
