import { randomBytes } from 'node:crypto';

/**
 * Title and HTTP status of each code, from Meta's error reference (assumed if the reference does not contain
 * it).
 */
const CODES: Record<number, [title: string, httpStatus: number]> = {
  0: ['AuthException', 401],
  1: ['API Unknown', 400],
  2: ['API Service', 503],
  3: ['API Method', 500],
  4: ['API Too Many Calls', 400],
  10: ['Permission Denied', 403],
  33: ['Parameter value is not valid', 400],
  100: ['Invalid parameter', 400],
  104: ['An access token is required to request this resource.', 401],
  190: ['Invalid OAuth access token', 401],
  200: ['API Permission', 403],
  368: ['Temporarily blocked for policies violations', 403],
  80007: ['Rate limit issues', 400],
  130403: ['Message failed to send: the user has blocked you', 400],
  130429: ['Rate limit hit', 400],
  130472: ["User's number is part of an experiment", 400],
  130497: ['Business account is restricted from messaging users in this country', 403],
  131000: ['Something went wrong', 500],
  131005: ['Access denied', 403],
  131008: ['Required parameter is missing', 400],
  131009: ['Parameter value is not valid', 400],
  131016: ['Service unavailable', 500],
  131021: ['Recipient cannot be sender', 400],
  131026: ['Message undeliverable', 400],
  131030: ['Recipient phone number not in allowed list', 400],
  131031: ['Account has been locked', 403],
  131037: ['WhatsApp provided number needs display name approval before message can be sent', 400],
  131042: ['Business eligibility payment issue', 400],
  131045: ['Incorrect certificate', 500],
  131047: ['Re-engagement message', 400],
  131048: ['Spam rate limit hit', 400],
  131049: ['This message was not delivered to maintain healthy ecosystem engagement', 400],
  131050: ['User has stopped receiving marketing messages from this business', 400],
  131051: ['Unsupported message type', 400],
  131052: ['Media download error', 400],
  131053: ['Media upload error', 400],
  131056: ['(Business Account, Consumer Account) pair rate limit hit', 400],
  131057: ['Account in maintenance mode', 500],
  131062: ['This message cannot be sent to a business-scoped user id', 400],
  132000: ['Number of parameters does not match the expected number of params', 400],
  132001: ['Template name does not exist in the translation', 404],
  132005: ['Translated text too long', 400],
  132007: ['Template content policy violated', 400],
  132012: ['Parameter format does not match format in the created template', 400],
  132015: ['Template is paused', 400],
  132016: ['Template is disabled', 400],
  132018: ['There was an issue with the parameters of your template', 400],
  132068: ['Flow is in blocked state', 400],
  132069: ['Flow is in throttled state', 400],
  133004: ['Server temporarily unavailable', 503],
  133005: ['Two step verification PIN mismatch', 400],
  133010: ['Phone number not registered on the WhatsApp Business Platform', 400],
  133015: ['Please wait a few minutes before attempting to register this phone number', 400],
  133016: ['Account register deregister rate limit exceeded', 400],
  134011: ['Payments terms of service not accepted', 400],
  134101: ['Template is syncing', 400],
  135000: ['Generic user error', 400],
  136025: ['Verification code does not match', 400],
  138000: ['Calling not enabled', 400],
  139000: ['Blocked by integrity', 400],
  139001: ['Updating attempt failed', 400],
  139002: ['Publishing failed', 400],
  139003: ['Deprecating failed', 400],
  139004: ['Deleting failed', 400],
  2200: ['Callback verification failed', 400],
  2494100: ['Account in maintenance mode', 400],
};

export const errorTitle = (code: number): string => CODES[code]?.[0] ?? 'Unknown error';

export interface GraphErrorBody {
  error: {
    message: string;
    type: string;
    code: number;
    error_subcode?: number;
    error_data?: { messaging_product: 'whatsapp'; details: string };
    fbtrace_id: string;
  };
}

/** An error response of Meta's. Handlers throw it; its `body` is sent with its `httpStatus`. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: number;
  readonly httpStatus: number;
  readonly body: GraphErrorBody;

  constructor(
    code: number,
    details?: string,
    extra: { httpStatus?: number; subcode?: number; type?: string } = {},
  ) {
    super(details ?? errorTitle(code));
    this.code = code;
    this.httpStatus = extra.httpStatus ?? CODES[code]?.[1] ?? 400;
    const withoutNumber = code === 104 || code === 190 || extra.subcode === 33;
    const title = code === 100 && details ? details : errorTitle(code);
    this.body = {
      error: {
        message: withoutNumber ? (details ?? title) : `(#${code}) ${title}`,
        type: extra.type ?? 'OAuthException',
        code,
        ...(extra.subcode === undefined ? {} : { error_subcode: extra.subcode }),
        ...(details === undefined || withoutNumber
          ? {}
          : { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: `A${randomBytes(17).toString('base64url').slice(0, 22)}`,
      },
    };
  }
}

/** Meta's response for an id that does not exist or is not accessible; it is the same for both. */
export const noSuchObject = (method: string, id: string): GraphError =>
  new GraphError(
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    { subcode: 33, type: 'GraphMethodException' },
  );
