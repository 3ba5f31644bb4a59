-- Tables that a person mapped by hand, by the signature of their header: the next one with that header needs no mapping.
create table mapping (
  signature varchar not null, header_json varchar not null, columns_json varchar not null,
  answers_json varchar not null, file_name varchar not null, created_at timestamp not null, created_by varchar not null
);
insert into import_lock values ('mapping', 0);
