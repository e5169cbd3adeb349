-- The site says how much was made public through each channel.
call tell_changes('deliveries', 'tell_lists');
