-- What the rows of the file come to.
select {sums} from loaded_{fact} s
