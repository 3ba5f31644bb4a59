-- What the pages ask of ten million rows, summed when they are imported; refreshed by month and account, as the months
-- are. decimal(18, 4) on purpose: wider sums are twenty times slower to add again.

-- One row a day: sums; what may not be summed only where one row alone measured it, and running totals of any one row.
create table metric_by_day (
  month date not null, date_day date not null, platform varchar not null, account_id varchar not null, level varchar not null,
  currency varchar not null,
  impressions decimal(18, 4), views decimal(18, 4), reach decimal(18, 4), unique_impressions decimal(18, 4),
  likes decimal(18, 4), reactions decimal(18, 4), comments decimal(18, 4), shares decimal(18, 4),
  reposts decimal(18, 4), saves decimal(18, 4), engagements decimal(18, 4), clicks decimal(18, 4),
  clicks_all decimal(18, 4), link_clicks decimal(18, 4), profile_visits decimal(18, 4), visitors decimal(18, 4),
  sessions decimal(18, 4), messages decimal(18, 4), posts decimal(18, 4), followers decimal(18, 4),
  followers_gained decimal(18, 4), followers_lost decimal(18, 4), followers_net decimal(18, 4),
  video_views decimal(18, 4), engaged_views decimal(18, 4), engaged_users decimal(18, 4), new_users decimal(18, 4),
  watch_hours decimal(18, 4), spend decimal(18, 4), conversions decimal(18, 4), conversions_value decimal(18, 4),
  leads decimal(18, 4), followers_of_any decimal(18, 4)
);

-- One row a month and entity; a row that covers a period is a row of its own.
create table metric_by_entity (
  month date not null, platform varchar not null, account_id varchar not null, level varchar not null,
  entity_id varchar not null, currency varchar not null,
  period boolean not null, first_date date not null, last_date date not null, rows bigint not null,
  impressions decimal(18, 4), views decimal(18, 4), likes decimal(18, 4), reactions decimal(18, 4),
  comments decimal(18, 4), shares decimal(18, 4), reposts decimal(18, 4), saves decimal(18, 4),
  engagements decimal(18, 4), clicks decimal(18, 4), clicks_all decimal(18, 4), link_clicks decimal(18, 4),
  profile_visits decimal(18, 4), sessions decimal(18, 4), messages decimal(18, 4), posts decimal(18, 4),
  followers_gained decimal(18, 4), followers_lost decimal(18, 4), followers_net decimal(18, 4),
  video_views decimal(18, 4), engaged_views decimal(18, 4), new_users decimal(18, 4), watch_hours decimal(18, 4),
  spend decimal(18, 4), conversions decimal(18, 4), conversions_value decimal(18, 4), leads decimal(18, 4)
);

-- Which days an account has in each month, and in how many rows.
create table metric_span (
  month date not null, platform varchar not null, account_id varchar not null,
  first_date date not null, last_date date not null, rows bigint not null
);
