#include "dialects/postgresql/introspect_queries.h"

namespace segue::postgresql {
namespace {

// Pieces that several queries share. Objects of extensions and of the server itself are left out,
// and so are the tables of the journal.

const std::string ours = "(n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')";

/// Whether no extension brought the object along.
std::string is_own(const std::string& catalog, const std::string& oid) {
  return "NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '" + catalog +
         "'::regclass AND e.objid = " + oid + " AND e.deptype = 'e')";
}

/// FROM … WHERE for relations `c` of some kinds in schemas `n`.
std::string relations(const std::string& kinds) {
  return " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN (" +
         kinds + ") AND c.relname !~ '^segue_' AND c.relpersistence <> 't' AND " + ours + " AND " +
         is_own("pg_class", "c.oid");
}

const std::string relation_name = "quote_ident(n.nspname) || '.' || quote_ident(c.relname)";
const std::string tables = "'r', 'p', 'f'";
const std::string all_relations = "'r', 'p', 'f', 'v', 'm'";

const std::string collation = R"(
CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation THEN
  (SELECT ' COLLATE ' || CASE WHEN cn.nspname IN ('pg_catalog', 'public') THEN ''
                              ELSE quote_ident(cn.nspname) || '.' END || quote_ident(co.collname)
   FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
   WHERE co.oid = a.attcollation) ELSE '' END)";

const std::string schemas =
    "SELECT 'CREATE SCHEMA ' || quote_ident(n.nspname) FROM pg_namespace n "
    "WHERE n.nspname <> 'public' AND " +
    ours + " AND " + is_own("pg_namespace", "n.oid") + " ORDER BY n.oid";

const std::string extensions = R"(
SELECT 'CREATE EXTENSION ' || quote_ident(e.extname) || ' WITH SCHEMA ' || quote_ident(n.nspname)
  || ' VERSION ' || quote_literal(e.extversion)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql' ORDER BY e.oid)";

/// FROM … WHERE for types `t`.
std::string types(const std::string& condition) {
  return " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE " + condition +
         " AND " + ours + " AND " + is_own("pg_type", "t.oid");
}
const std::string type_name = "quote_ident(n.nspname) || '.' || quote_ident(t.typname)";

const std::string all_types =
    "SELECT * FROM (SELECT 'CREATE TYPE ' || " + type_name +
    R"( || ' AS ENUM (' || (
    SELECT coalesce(string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder), '')
    FROM pg_enum WHERE enumtypid = t.oid) || ')' AS statement, 0 AS rank, t.oid::bigint AS age)" +
    types("t.typtype = 'e'") + " UNION ALL SELECT 'CREATE TYPE ' || " + type_name +
    R"( || ' AS (' || (
    SELECT coalesce(string_agg(quote_ident(a.attname) || ' ' ||
                               format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum), '')
    FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
    || ')', 1, t.oid::bigint)" +
    types(
        "t.typtype = 'c' AND "
        "(SELECT relkind FROM pg_class WHERE pg_class.oid = t.typrelid) = 'c'") +
    " UNION ALL SELECT 'CREATE DOMAIN ' || " + type_name +
    R"( || ' AS ' || format_type(t.typbasetype, t.typtypmod)
    || coalesce(' DEFAULT (' || pg_get_expr(t.typdefaultbin, 0) || ')', '')
    || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || (
    SELECT coalesce(string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' '
                               || pg_get_constraintdef(k.oid), '' ORDER BY k.oid), '')
    FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), 1, t.oid::bigint)" +
    types("t.typtype = 'd'") + " UNION ALL SELECT 'CREATE TYPE ' || " + type_name +
    R"( || ' AS RANGE (SUBTYPE = ' || (
    SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid) || ')', 1,
    t.oid::bigint)" +
    types("t.typtype = 'r'") + " UNION ALL SELECT 'CREATE TYPE ' || " + type_name +
    " || CASE WHEN t.typisdefined THEN ' (INPUT = ' || t.typinput || ', OUTPUT = ' || t.typoutput"
    " || ')' ELSE '' END, 1, t.oid::bigint" +
    types("(t.typtype = 'b' AND t.typelem = 0 OR NOT t.typisdefined)") +
    ") AS every ORDER BY rank, age";

/// A sequence's options; of that whose row is `s`.
const std::string sequence_options = R"(
' START WITH ' || s.seqstart || ' INCREMENT BY ' || s.seqincrement || ' MINVALUE ' || s.seqmin ||
' MAXVALUE ' || s.seqmax || ' CACHE ' || s.seqcache ||
CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END)";

const std::string sequences = "SELECT 'CREATE SEQUENCE ' || " + relation_name +
                              " || ' AS ' || (SELECT format_type(s.seqtypid, NULL) || " +
                              sequence_options + " FROM pg_sequence s WHERE s.seqrelid = c.oid)" +
                              relations("'S'") +
                              R"( AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
      AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i')
ORDER BY c.oid)";

const std::string sequence_owners =
    "SELECT 'ALTER SEQUENCE ' || " + relation_name +
    R"( || ' OWNED BY ' || quote_ident(tn.nspname) || '.' || quote_ident(tc.relname) || '.'
  || quote_ident(ta.attname)
FROM pg_depend d JOIN pg_class c ON c.oid = d.objid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class tc ON tc.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = tc.relnamespace
JOIN pg_attribute ta ON ta.attrelid = d.refobjid AND ta.attnum = d.refobjsubid
WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
  AND d.deptype = 'a' AND c.relkind = 'S' AND c.relpersistence <> 't'
  AND c.relname !~ '^segue_' AND )" +
    ours + " ORDER BY c.oid";

const std::string routines_from =
    " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE " + ours + " AND " +
    is_own("pg_proc", "p.oid");

const std::string indexes =
    "SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN (SELECT c.oid" +
    relations("'r', 'p', 'm'") +
    R"() AS t ON t.oid = i.indrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid
                  AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indexrelid)";

// A foreign key to a partitioned table has a row for each partition besides its own.
const std::string constraints =
    "SELECT 'ALTER TABLE ' || t.name || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' '"
    " || pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN (SELECT c.oid, " +
    relation_name + " AS name" + relations(tables) +
    R"() AS t ON t.oid = k.conrelid
LEFT JOIN pg_constraint above ON above.oid = k.conparentid
WHERE k.contype IN ('p', 'u', 'x', 'c', 'f') AND above.conrelid IS DISTINCT FROM k.conrelid
ORDER BY k.contype = 'f', k.oid)";

const std::string relation_options = R"(
coalesce((SELECT ' WITH (' || string_agg(quote_ident(o.option_name) || ' = ' ||
                                         quote_literal(o.option_value), ', ') || ')'
          FROM pg_options_to_table(c.reloptions) o), ''))";

const std::string views =
    "SELECT 'CREATE ' || CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW ' || " +
    relation_name + " || " + relation_options + " || ' AS ' || rtrim(pg_get_viewdef(c.oid), ';')" +
    relations("'v', 'm'") + " ORDER BY c.oid";

const std::string view_columns = "SELECT 'CREATE TABLE ' || " + relation_name +
                                 R"( || ' (' || (
  SELECT coalesce(string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                             || )" +
                                 collation + R"(, ', ' ORDER BY a.attnum), '')
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) || ')')" +
                                 relations("'v', 'm'") + " ORDER BY c.oid";

const std::string table_settings =
    "SELECT 'ALTER TABLE ' || " + relation_name +
    R"( || setting FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
LATERAL (VALUES
  (CASE WHEN c.relrowsecurity THEN ' ENABLE ROW LEVEL SECURITY' END),
  (CASE WHEN c.relforcerowsecurity THEN ' FORCE ROW LEVEL SECURITY' END),
  (CASE c.relreplident WHEN 'f' THEN ' REPLICA IDENTITY FULL'
                       WHEN 'n' THEN ' REPLICA IDENTITY NOTHING'
                       WHEN 'i' THEN (
     SELECT ' REPLICA IDENTITY USING INDEX ' || quote_ident(ic.relname) FROM pg_index i
     JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident) END)
) AS settings(setting)
WHERE setting IS NOT NULL AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
  AND c.relname !~ '^segue_' AND )" +
    ours + " AND " + is_own("pg_class", "c.oid");

std::string triggers(bool with_parents) {
  const std::string from = " FROM pg_trigger g JOIN (SELECT c.oid, " + relation_name + " AS name" +
                           relations(all_relations) +
                           ") AS t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal" +
                           (with_parents ? " AND g.tgparentid = 0" : "");
  return "SELECT statement FROM (SELECT pg_get_triggerdef(g.oid) AS statement, 0 AS rank,"
         " g.oid::bigint AS age" +
         from +
         " UNION ALL SELECT 'ALTER TABLE ' || t.name || CASE g.tgenabled WHEN 'D' THEN ' DISABLE'"
         " WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END || ' TRIGGER '"
         " || quote_ident(g.tgname), 1, g.oid::bigint" +
         from + " AND g.tgenabled <> 'O') AS every ORDER BY rank, age";
}

const std::string policies =
    "SELECT 'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || t.name"
    " || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END"
    " || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT'"
    " WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END || ' TO ' || ("
    " SELECT string_agg(CASE WHEN r.role = 0 THEN 'PUBLIC' ELSE "
    "quote_ident(pg_get_userbyid(r.role))"
    " END, ', ') FROM unnest(p.polroles) AS r(role))"
    " || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')"
    " || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')"
    " FROM pg_policy p JOIN (SELECT c.oid, " +
    relation_name + " AS name" + relations(tables) + ") AS t ON t.oid = p.polrelid ORDER BY p.oid";

const std::string rules = "SELECT pg_get_ruledef(r.oid) FROM pg_rewrite r JOIN (SELECT c.oid" +
                          relations(all_relations) +
                          ") AS t ON t.oid = r.ev_class WHERE r.rulename <> '_RETURN' "
                          "ORDER BY r.oid";

const std::string statistics =
    "SELECT pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s JOIN pg_namespace n"
    " ON n.oid = s.stxnamespace WHERE " +
    ours + " ORDER BY s.oid";

/// COMMENT ON `what`; `from` gives the object as `object` and its schema as `n`.
std::string comments(const std::string& what, const std::string& catalog, const std::string& name,
                     const std::string& oid, const std::string& from) {
  return "SELECT 'COMMENT ON ' || " + what + " || ' ' || " + name +
         " || ' IS ' || quote_literal(x.description) FROM " + from +
         " JOIN pg_description x ON x.objoid = " + oid + " AND x.classoid = '" + catalog +
         "'::regclass WHERE " + ours + " AND " + is_own(catalog, oid);
}

std::string all_comments() {
  const std::string of_class = "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";
  const std::string part_of_table =
      " JOIN pg_class c ON c.oid = p.relation JOIN pg_namespace n ON n.oid = c.relnamespace";
  const auto part = [&](const char* what, const char* catalog, const char* name,
                        const char* relation) {
    return comments("'" + std::string(what) + "'", catalog,
                    "quote_ident(p.name) || ' ON ' || " + relation_name, "p.oid",
                    "(SELECT oid, " + std::string(name) + " AS name, " + relation +
                        " AS relation FROM " + catalog + ") AS p" + part_of_table);
  };
  return comments(
             "CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'"
             " WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'S' THEN 'SEQUENCE'"
             " WHEN 'i' THEN 'INDEX' WHEN 'I' THEN 'INDEX' WHEN 'c' THEN 'TYPE'"
             " ELSE 'TABLE' END",
             "pg_class", relation_name, "c.oid", of_class) +
         " AND x.objsubid = 0 AND c.relname !~ '^segue_' UNION ALL " +
         comments("'COLUMN'", "pg_class", relation_name + " || '.' || quote_ident(a.attname)",
                  "c.oid", of_class + " JOIN pg_attribute a ON a.attrelid = c.oid") +
         " AND x.objsubid = a.attnum AND a.attnum > 0 AND c.relkind <> 'c'"
         " AND c.relname !~ '^segue_' UNION ALL " +
         part("CONSTRAINT", "pg_constraint", "conname", "conrelid") + " UNION ALL " +
         part("TRIGGER", "pg_trigger", "tgname", "tgrelid") + " UNION ALL " +
         part("POLICY", "pg_policy", "polname", "polrelid") + " UNION ALL " +
         comments("CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END", "pg_type", type_name,
                  "t.oid", "pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace") +
         " UNION ALL " +
         comments("'SCHEMA'", "pg_namespace", "quote_ident(n.nspname)", "n.oid", "pg_namespace n") +
         " AND n.nspname <> 'public' UNION ALL " +
         comments(
             "CASE WHEN pg_get_function_result(p.oid) IS NULL THEN 'PROCEDURE'"
             " ELSE 'FUNCTION' END",
             "pg_proc",
             "quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' ||"
             " pg_get_function_identity_arguments(p.oid) || ')'",
             "p.oid", "pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace");
}

std::string table_definitions(const dialect::Version& version) {
  const std::string generated = version.at_least(12) ? "a.attgenerated" : "''";
  const std::string not_null =
      version.at_least(18)
          ? R"(coalesce((SELECT ' CONSTRAINT ' || quote_ident(k.conname) FROM pg_constraint k
                  WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]),
                 '') || ' NOT NULL')"
          : "' NOT NULL'";
  const std::string columns =
      "SELECT a.attrelid, string_agg(quote_ident(a.attname) || ' ' ||"
      " format_type(a.atttypid, a.atttypmod) || " +
      collation + " || CASE WHEN " + generated +
      " <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') ' || CASE " +
      generated +
      R"( WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
      WHEN d.adbin IS NOT NULL THEN ' DEFAULT (' || pg_get_expr(d.adbin, d.adrelid) || ')'
      WHEN i.options IS NOT NULL THEN
        CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS' ELSE ' GENERATED BY DEFAULT' END
        || ' AS IDENTITY (' || i.options || ')' ELSE '' END
    || CASE WHEN a.attnotnull THEN )" +
      not_null + R"( ELSE '' END, ', ' ORDER BY a.attnum) AS list
  FROM pg_attribute a JOIN own ON own.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN identities i ON i.relation = a.attrelid AND i.attnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped GROUP BY a.attrelid)";
  const std::string identities =
      R"(SELECT d.refobjid AS relation, d.refobjsubid AS attnum, 'SEQUENCE NAME '
    || quote_ident(sn.nspname) || '.' || quote_ident(sc.relname) || )" +
      sequence_options + R"( AS options
  FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
  JOIN pg_class sc ON sc.oid = d.objid JOIN pg_namespace sn ON sn.oid = sc.relnamespace
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
    AND d.deptype = 'i')";
  return "WITH own AS (SELECT c.oid, c.relkind, c.relpersistence, c.reloptions, " + relation_name +
         " AS name" + relations(tables) + "), identities AS (" + identities + "), columns AS (" +
         columns +
         R"()
SELECT 'CREATE ' || CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' ELSE '' END
  || CASE WHEN c.relkind = 'f' THEN 'FOREIGN ' ELSE '' END || 'TABLE ' || c.name
  || ' (' || coalesce(columns.list, '') || ')'
  || CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END
  || CASE WHEN c.relkind = 'f' THEN (
       SELECT ' SERVER ' || quote_ident(s.srvname) FROM pg_foreign_table f
       JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) ELSE '' END
  || )" + relation_options +
         " FROM own c LEFT JOIN columns ON columns.attrelid = c.oid ORDER BY c.oid";
}

}  // namespace

DefinitionQueries definition_queries(const dialect::Version& version) {
  const std::string routines =
      "SELECT pg_get_functiondef(p.oid)" + routines_from +
      (version.at_least(11) ? " AND p.prokind <> 'a'" : " AND NOT p.proisagg") + " ORDER BY p.oid";
  return {{schemas, extensions, all_types, routines, sequences, table_definitions(version),
           sequence_owners, constraints},
          views,
          view_columns,
          {indexes, statistics, triggers(version.at_least(13)), policies, rules, table_settings,
           all_comments()}};
}

const char* const inheritance_query = R"(
SELECT cn.nspname, c.relname, pn.nspname, p.relname, c.relispartition::int,
  (coalesce(pg_get_expr(c.relpartbound, c.oid), '') = 'DEFAULT')::int
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
JOIN pg_namespace cn ON cn.oid = c.relnamespace JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE c.relkind IN ('r', 'p', 'f') ORDER BY i.inhrelid, i.inhseqno)";

const char* const inherited_columns_query = R"(
SELECT n.nspname, c.relname, a.attname, a.attislocal::int, a.attinhcount, a.attidentity
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE a.attinhcount > 0 AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f'))";

const char* const inherited_constraints_query = R"(
SELECT n.nspname, c.relname, k.conname, k.conislocal::int, k.coninhcount
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.coninhcount > 0)";

const char* const index_states_query = R"(
SELECT tn.nspname, t.relname, c.relname, (NOT i.indisvalid AND c.relkind = 'i')::int,
  coalesce(pn.nspname, ''), coalesce(p.relname, '')
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace tn ON tn.oid = t.relnamespace
LEFT JOIN pg_inherits h ON h.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = h.inhparent
LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE tn.nspname !~ '^pg_' AND (NOT i.indisvalid OR p.oid IS NOT NULL))";

}  // namespace segue::postgresql
