-- Imports, the versions they brought, the current state and its roll-ups.
-- Only what DuckDB files and DuckLake both accept: no key, no index, no sequence, no enum.

create table import_lock (name varchar not null, n bigint not null);
insert into import_lock values ('data', 0), ('plan', 0);

create table import_batch (
  import_id bigint not null, content_sha256 varchar not null, file_name varchar not null, source varchar not null,
  platforms varchar not null, first_date date, last_date date, status varchar not null,
  rows_read bigint not null, rows_new bigint not null, rows_changed bigint not null, rows_same bigint not null,
  rows_repeated bigint not null, rows_rejected bigint not null,
  answers_json varchar not null, skipped_json varchar not null,
  created_at timestamp not null, created_by varchar not null, undone_at timestamp
);

create table import_reject (
  import_id bigint not null, line_no bigint not null, column_name varchar not null, cell varchar not null,
  reason varchar not null
);

-- What each import said about a post, an ad, an account; `entity` is the current state of it.
create table entity_version (
  import_id bigint not null,
  platform varchar not null, account_id varchar not null, level varchar not null, entity_id varchar not null,
  name varchar, url varchar, created_at timestamp, campaign_name varchar, ad_group_name varchar, kind varchar
);
create table entity (
  platform varchar not null, account_id varchar not null, level varchar not null, entity_id varchar not null,
  name varchar, url varchar, created_at timestamp, campaign_name varchar, ad_group_name varchar, kind varchar
);

-- Append-only: every row of every import, also the unchanged ones; undo recomputes from it.
create table metric_version (
  import_id bigint not null,
  date_day date not null, date_end date not null, platform varchar not null, account_id varchar not null,
  level varchar not null, entity_id varchar not null, currency varchar not null,
  impressions bigint, views bigint, reach bigint, unique_impressions bigint, likes bigint, reactions bigint,
  comments bigint, shares bigint, reposts bigint, saves bigint, engagements bigint, clicks bigint, clicks_all bigint,
  link_clicks bigint, profile_visits bigint, visitors bigint, sessions bigint, messages bigint, posts bigint,
  followers bigint, followers_gained bigint, followers_lost bigint, followers_net bigint, video_views bigint,
  engaged_views bigint, engaged_users bigint, new_users bigint, watch_hours double, spend decimal(18, 4), conversions double, conversions_value decimal(18, 4), leads bigint
);
create table metric_daily (
  date_day date not null, date_end date not null, platform varchar not null, account_id varchar not null,
  level varchar not null, entity_id varchar not null, currency varchar not null,
  impressions bigint, views bigint, reach bigint, unique_impressions bigint, likes bigint, reactions bigint,
  comments bigint, shares bigint, reposts bigint, saves bigint, engagements bigint, clicks bigint, clicks_all bigint,
  link_clicks bigint, profile_visits bigint, visitors bigint, sessions bigint, messages bigint, posts bigint,
  followers bigint, followers_gained bigint, followers_lost bigint, followers_net bigint, video_views bigint,
  engaged_views bigint, engaged_users bigint, new_users bigint, watch_hours double, spend decimal(18, 4), conversions double, conversions_value decimal(18, 4), leads bigint
);

-- Sums of days only, one row a measure; decimal(18, 4) on purpose: wider sums are twenty times slower to add again.
create table metric_monthly (
  month date not null, platform varchar not null, account_id varchar not null, level varchar not null,
  currency varchar not null, measure varchar not null, value decimal(18, 4) not null, days bigint not null
);

create table order_version (
  import_id bigint not null,
  platform varchar not null, account_id varchar not null, order_id varchar not null,
  date_day date, currency varchar, subtotal decimal(18, 4), discount_amount decimal(18, 4), shipping decimal(18, 4),
  taxes decimal(18, 4), total decimal(18, 4), refunded_amount decimal(18, 4), financial_status varchar,
  cancelled_day date, source_name varchar, lineitem_quantity bigint
);
create table orders (
  platform varchar not null, account_id varchar not null, order_id varchar not null,
  date_day date, currency varchar, subtotal decimal(18, 4), discount_amount decimal(18, 4), shipping decimal(18, 4),
  taxes decimal(18, 4), total decimal(18, 4), refunded_amount decimal(18, 4), financial_status varchar,
  cancelled_day date, source_name varchar, lineitem_quantity bigint
);
create table order_monthly (
  month date not null, platform varchar not null, account_id varchar not null, currency varchar not null,
  source_name varchar not null, orders bigint not null, cancelled bigint not null, items bigint,
  subtotal decimal(18, 4), discount decimal(18, 4), shipping decimal(18, 4), taxes decimal(18, 4),
  total decimal(18, 4), refunded decimal(18, 4)
);

create table plan (
  plan_id bigint not null, name varchar not null, params_json varchar not null,
  created_at timestamp not null, created_by varchar not null
);
create table cost_monthly (
  month date not null, person_id varchar not null, kind varchar not null, amount decimal(18, 4) not null,
  currency varchar not null
);
