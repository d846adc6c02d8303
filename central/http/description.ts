import type { FastifyDynamicSwaggerOptions, SwaggerTransform } from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { PROBLEM_TYPE, problemSchema } from '../../shared/protocol/problem.ts';
import { PROTOCOL_HEADER, SYNC_PROTOCOL } from '../../shared/protocol/sync-routes.ts';
import { say } from '../sentences.ts';

/** How a route stands in `/openapi.json`. Its sentence is `route.<name>` in the catalogue. */
interface Described {
  readonly body?: z.ZodType;
  readonly querystring?: z.ZodType;
  /** Of 200; null for what is no JSON. */
  readonly answer: z.ZodType | null;
  /** No token is asked. */
  readonly isPublic: boolean;
}

export const described = (name: string, { answer, isPublic, ...asked }: Described): FastifySchema => ({
  ...asked,
  summary: say(`route.${name}`),
  operationId: name,
  response: {
    ...(answer ? { 200: answer } : {}),
    default: {
      description: say('route.problem'),
      content: { [PROBLEM_TYPE]: { schema: problemSchema } },
    },
  },
  ...(isPublic ? { security: [] } : {}),
});

export const openApi: NonNullable<FastifyDynamicSwaggerOptions['openapi']> = {
  openapi: '3.1.0',
  info: { title: say('route.title'), version: String(SYNC_PROTOCOL), description: say('route.about') },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  security: [{ token: [] }],
};

/** Schemas as JSON Schema. What travels is each schema's input, in both directions: whoever gets it decodes it. */
export const asJsonSchema: SwaggerTransform = ({ schema, url }) => {
  const { body, querystring, response, ...rest } = schema ?? {};
  const headers = url.startsWith('/v1/')
    ? { headers: { type: 'object', properties: { [PROTOCOL_HEADER]: { type: 'integer' } } } }
    : {};
  return {
    url,
    schema: {
      ...rest,
      ...headers,
      ...(body ? { body: jsonSchemaOf(body) } : {}),
      ...(querystring ? { querystring: jsonSchemaOf(querystring) } : {}),
      ...(response ? { response: answersOf(response as Answers) } : {}),
    },
  };
};

type Answers = Readonly<Record<string, unknown>>;

const answersOf = (response: Answers): Answers =>
  Object.fromEntries(
    Object.entries(response).map(([status, answer]) => [
      status,
      answer instanceof z.ZodType ? jsonSchemaOf(answer) : contentOf(answer as Content),
    ]),
  );

interface Content {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: unknown }>>;
}

const contentOf = ({ content, ...rest }: Content) => ({
  ...rest,
  content: Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [type, { schema: jsonSchemaOf(schema) }]),
  ),
});

function jsonSchemaOf(schema: unknown): Record<string, unknown> {
  const { $schema: _, ...described } = z.toJSONSchema(schema as z.ZodType, { io: 'input' });
  return described;
}
