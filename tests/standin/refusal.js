'use strict';

// The codes and texts are the platform's own, so that a script under test
// meets the answers that it would meet in production.
const CODES = {
  'APIG.1000': [401, 'The token is missing.'],
  'ROMA.1007': [404, 'Invalid request URL.'],
  'APIG.2000': [400, 'Parameter error.'],
  'APIG.2001': [400, 'The request parameters must be specified.'],
  'APIG.2011': [400, 'Invalid parameter value.'],
  'APIG.2016': [400, 'The characters are not encoded using Base 64.'],
  'APIG.2026': [400, 'The request path parameters do not match the request URI.'],
  'APIG.2028': [400, 'The backend parameters are not mapped to the request parameters.'],
  'APIG.3001': [404, 'The API group does not exist.'],
  'APIG.3002': [404, 'The API does not exist.'],
  'APIG.3003': [404, 'The environment does not exist.'],
  'APIG.3004': [404, 'The app does not exist.'],
  'APIG.3015': [404, 'The API publication record does not exist.'],
  'APIG.3017': [404, 'The signature key does not exist.'],
  'APIG.3020': [404, 'The URL domain does not exist.'],
  'APIG.3021': [404, 'The SSL certificate does not exist.'],
  'APIG.3022': [404, 'The API version does not exist.'],
  'APIG.3023': [404, 'The VPC channel does not exist.'],
  'APIG.3030': [404, 'The instance does not exist.'],
  'APIG.3081': [404, 'Authorizer not found.'],
  'APIG.3083': [404, 'The data source does not exist.'],
  'APIG.3084': [404, 'The livedata API does not exist.'],
  'APIG.3108': [403, 'The number of domain names exceeds the maximum allowed limit.'],
  'APIG.3201': [400, 'The API group name already exists.'],
  'APIG.3202': [400, 'The API name already exists.'],
  'APIG.3205': [400, 'The environment name already exists.'],
  'APIG.3215': [400, 'The backend API name already exists.'],
  'APIG.3301': [400, 'The API already exists.'],
  'APIG.3305': [400, 'The URL domain name already exists.'],
  'APIG.3314': [400, 'The backend API already exists.'],
  'APIG.3315': [400, 'The returned object name already exists.'],
  'APIG.3415': [409, 'The API group cannot be deleted because it contains APIs.'],
  'APIG.3416': [409, 'The API cannot be deleted because it has been published.'],
  'APIG.3418': [409, 'The environment contains published APIs.'],
  'APIG.3474': [400, 'The API group ID in the URL does not match the API group to which the URL domain has been bound.'],
  'APIG.3476': [400, 'The domain ID in the URL does not match the domain to which the certificate has been bound.'],
  'APIG.3479': [409, 'No permissions to perform operations on this ROMA integration application.'],
  'APIG.3483': [403, 'The API is deployed and cannot be deleted.'],
  'APIG.3484': [403, 'The API status does not support deployment.'],
  'APIG.3486': [403, 'The API status does not support undeployment.'],
  'APIG.3489': [400, 'The data source type is not supported.'],
  'APIG.3490': [409, 'The API deployment group ID cannot be changed.'],
  'APIG.3494': [400, 'The backend of API is livedata and cannot change.'],
  'APIG.9999': [500, 'System error.'],
  'FDI.3104': [400, 'Invalid data source.'],
  'FDI.3147': [404, 'The data source does not exist.'],
  'ROMA.14001': [404, 'The application does not exist.'],
  'ROMA.14002': [404, 'The instance does not exist.'],
  'ROMA.14011': [400, 'The application already exists.'],
  'ROMA.14012': [400, 'The application key already exists.'],
  'ROMA.14014': [400, 'The application cannot be deleted because it contains resources.'],
};

class Refusal extends Error {
  constructor(code, detail) {
    const [status, text] = CODES[code];
    super(detail ? `${text} ${detail}` : text);
    this.code = code;
    this.status = status;
  }

  get body() {
    return { error_code: this.code, error_msg: this.message };
  }
}

module.exports = { Refusal };
