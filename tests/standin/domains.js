'use strict';

const { Refusal } = require('./refusal');
const { hex, now } = require('./stamp');

const PER_GROUP = 5;

function domains(world) {
  const view = ({ group_id, ssl_id, ssl_name, ssl_infos, ...domain }) => domain;

  function find(params) {
    world.groups.get(params.group_id);
    const domain = world.domains.get(params.domain_id);
    if (domain.group_id !== params.group_id) throw new Refusal('APIG.3474');
    return domain;
  }

  function findCertificate(params) {
    const domain = find(params);
    const certificate = world.certificates.get(params.certificate_id);
    if (domain.ssl_id !== certificate.id) throw new Refusal('APIG.3476');
    return { domain, certificate };
  }

  return {
    AssociateDomainV2({ params, body }) {
      const group = world.groups.get(params.group_id);
      world.domains.unique('APIG.3305', body.url_domain, (row) => row.url_domain === body.url_domain);
      if (world.domains.where((row) => row.group_id === group.id).length >= PER_GROUP) {
        throw new Refusal('APIG.3108');
      }
      return view(world.domains.put({
        id: hex(),
        group_id: group.id,
        url_domain: body.url_domain,
        status: 3,
        min_ssl_version: body.min_ssl_version ?? 'TLSv1.1',
        is_http_redirect_to_https: body.is_http_redirect_to_https ?? false,
        verified_client_certificate_enabled: false,
      }));
    },

    UpdateDomainV2({ params, body }) {
      const domain = find(params);
      return view(Object.assign(domain, {
        min_ssl_version: body.min_ssl_version,
        is_http_redirect_to_https: body.is_http_redirect_to_https ?? false,
        verified_client_certificate_enabled: body.verified_client_certificate_enabled ?? false,
      }));
    },

    DisassociateDomainV2({ params }) {
      world.domains.delete(find(params).id);
    },

    AssociateCertificateV2({ params, body }) {
      const domain = find(params);
      const time = now();
      const certificate = world.certificates.put({
        id: hex(),
        name: body.name,
        type: body.type ?? 'global',
        san: [domain.url_domain],
        create_time: time,
        update_time: time,
        algorithm_type: 'RSA',
        is_has_trusted_root_ca: Boolean(body.trusted_root_ca),
        version: 3,
      });
      const info = {
        ssl_id: certificate.id, ssl_name: body.name, algorithm_type: 'RSA', type: certificate.type,
      };
      Object.assign(domain, { ssl_id: certificate.id, ssl_name: body.name, ssl_infos: [info] });
      const { group_id, ...answer } = domain;
      return answer;
    },

    ShowDetailsOfDomainNameCertificateV2({ params }) {
      return findCertificate(params).certificate;
    },

    DisassociateCertificateV2({ params }) {
      const { domain, certificate } = findCertificate(params);
      for (const field of ['ssl_id', 'ssl_name', 'ssl_infos']) delete domain[field];
      world.certificates.delete(certificate.id);
    },
  };
}

module.exports = domains;
