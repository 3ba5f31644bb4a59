-- How the numbers of each column are written.
select {evidence} from {source}
