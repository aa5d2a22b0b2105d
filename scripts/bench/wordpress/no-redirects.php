<?php
// Behind this nginx, WordPress would send each address to itself.
add_filter('redirect_canonical', '__return_false');
